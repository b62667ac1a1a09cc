package nianbao.fact;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import nianbao.block.BlockBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordingTest {
  @Test
  void aPatternAsksForTheWordsItCannotDoWithout() {
    assertEquals(List.of(Set.of("收到"), Set.of("件")), words("收到(?:了)?件"));
    assertEquals(List.of(Set.of("收到", "受理")), words("(?:收到|受理)+[^,]*"));
    assertEquals(List.of(Set.of("下"), Set.of("步")), words("下一?步"));
    assertEquals(List.of(Set.of("#", "¤")), words("[#¤]"));
    assertEquals(List.of(Set.of("(")), words("\\(\\d{4}"));
    assertEquals(List.of(Set.of("申请"), Set.of("共")), words("(?=.{0,9}申请)共{1,3}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(?:收到|)",
        "(?:收到|[^,]+)",
        "(?:收到)?",
        "收*",
        "件{0,3}",
        "(?!收到)",
        "(?<!收到)",
        "[一-十]",
        "[^件]",
        "\\d+",
        "\\p{IsHan}",
        "(?i)a",
        "\\Qa\\E",
        "\\u6536",
        "(收)?\\1",
        "^.*$",
        ""
      })
  void whereItMayDoWithoutItAsksForNothing(String regex) {
    assertEquals(List.of(), words(regex));
  }

  @Test
  void aMatchBeginsWithOneOfTheCharactersAskedFor() {
    assertEquals(characters("收受"), PatternWords.of("(?<!不)(?:收到|受理)#").begins());
    assertEquals(characters("了,"), PatternWords.of("了?(?:^|,)(?:共)*+#").begins());
    assertNull(PatternWords.of("[^,]?收到").begins());
    assertNull(PatternWords.of("收*").begins());
  }

  @Test
  void aTextWithoutTheWordsIsNotTried() {
    var wordings = new Wordings();
    Wording wording = wordings.add("(?:收到|受理)[^,]{0,9}#");
    wordings.close();
    assertTrue(wording.mayMatch(wordings.held("受理申请#")));
    assertFalse(wording.mayMatch(wordings.held("收申请#")));
    assertFalse(wording.mayMatch(wordings.held("收到申请")));
  }

  @Test
  void noWordingOfTheCatalogueIsPassedOverWhereItMatches() throws IOException {
    var wordings = new ArrayList<Wording>();
    for (NarrativeRule rule : NarrativeGrammar.rules()) {
      wordings.add(rule.pattern());
      if (rule.unless() != null) {
        wordings.add(rule.unless());
      }
    }
    int matches = 0;
    for (Sentence sentence : sentences()) {
      Held held = NarrativeGrammar.held(sentence.marked());
      for (Wording wording : wordings) {
        Matcher plain = wording.pattern().matcher(sentence.marked());
        Matcher quick = wording.matcher(sentence.marked());
        int from = 0;
        while (from <= sentence.marked().length() && plain.find(from)) {
          String where = wording.pattern() + " in " + sentence.marked();
          assertTrue(wording.mayMatch(held), where);
          assertTrue(wording.find(quick, sentence.marked(), from), where);
          assertEquals(plain.toMatchResult().start(), quick.start(), where);
          assertEquals(plain.toMatchResult().end(), quick.end(), where);
          from = plain.start() + 1;
          matches++;
        }
        boolean more = from < sentence.marked().length();
        assertFalse(more && wording.find(quick, sentence.marked(), from));
      }
    }
    assertTrue(matches > 1000, matches + " matches");
  }

  private static List<Set<String>> words(String regex) {
    return PatternWords.of(regex).words();
  }

  private static BitSet characters(String characters) {
    var set = new BitSet();
    characters.chars().forEach(set::set);
    return set;
  }

  private static List<Sentence> sentences() throws IOException {
    var sentences = new ArrayList<Sentence>();
    try (Stream<Path> files = Files.list(Path.of("src/test/resources/narrative"))) {
      for (Path file : files.sorted().toList()) {
        for (String line : Files.readAllLines(file, UTF_8)) {
          var page = new BlockBuilder().paragraph(line.split("\t")[0], false);
          for (NarrativeText.Passage passage :
              NarrativeText.of(page.build("text/plain", "UTF-8", null), Set.of())) {
            sentences.addAll(Sentence.of(passage, 2023));
          }
        }
      }
    }
    return sentences;
  }
}

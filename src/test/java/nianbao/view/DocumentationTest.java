package nianbao.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Pages made from catalogues say what the catalogues say. */
class DocumentationTest {
  private static final Path SITE = Path.of("src/site/markdown");
  private static final String REWRITE = "docs.rewrite";

  @Test
  void theDictionaryIsThatOfTheCatalogues() throws IOException {
    same(SITE.resolve("dictionary.md"), Dictionary.markdown());
  }

  @Test
  void theMethodPapersTablesAreThoseOfTheCatalogues() throws IOException {
    Path page = SITE.resolve("method.md");
    String text = Files.readString(page, StandardCharsets.UTF_8);
    for (String part : Method.names()) {
      assertTrue(text.contains("<!-- generated: " + part + " -->"), "method.md lacks " + part);
    }
    same(page, Method.renewed(text));
  }

  @Test
  void everyTableAndColumnStandsInTheDictionary() {
    String page = Dictionary.markdown();
    nianbao.lake.Schemas.columns()
        .forEach(column -> assertTrue(page.contains("| `" + column.name() + "` |"), column.name()));
    nianbao.trend.Trends.catalogue()
        .forEach(trend -> assertTrue(page.contains("### `" + trend.name() + "`"), trend.name()));
  }

  private static void same(Path page, String made) throws IOException {
    if (Boolean.getBoolean(REWRITE)) {
      Files.writeString(page, made, StandardCharsets.UTF_8);
    }
    String there = Files.exists(page) ? Files.readString(page, StandardCharsets.UTF_8) : "";
    String how =
        page
            + " is stale: mvn test -Dtest=DocumentationTest -Ddocs.rewrite=true writes it anew, then"
            + " commit it";
    assertEquals(made, there, how);
  }
}

package nianbao.entity;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nianbao.Lexicon;
import nianbao.Tsv;

/** Organs of the state that print no place: ministries and the like, by their names alone. */
final class NationalOrgans {
  /** An organ under its official name. */
  record Organ(String name, String agencyClass, String sector) {
    /** The organ as the agency of a report. */
    AgencyName agency() {
      return new AgencyName(List.of(), "", "", null, sector, agencyClass, name, "", false);
    }
  }

  private static final NationalOrgans CATALOGUE = new NationalOrgans();

  private final Map<String, Organ> spellings = new HashMap<>();
  private final Lexicon<Organ> words;

  private NationalOrgans() {
    for (Tsv.Row row : Tsv.read("entity/national_organs.tsv")) {
      var organ = new Organ(row.get("name"), row.get("class"), row.get("sector"));
      put(row, organ.name(), organ);
      row.list("names").forEach(words -> put(row, words, organ));
    }
    words = new Lexicon<>(spellings);
  }

  private void put(Tsv.Row row, String spelling, Organ organ) {
    if (spellings.put(spelling, organ) != null) {
      throw new IllegalArgumentException(row.file() + " lists twice: " + spelling);
    }
  }

  static NationalOrgans catalogue() {
    return CATALOGUE;
  }

  /** The organ that a text begins with, and where its name ends; null if none. */
  Lexicon.Hit<Organ> at(String text) {
    return words.longestAt(text, 0);
  }

  /** Whether a name is that of an organ, placeless as these print it. */
  boolean isOne(AgencyName name) {
    Organ organ = spellings.get(name.unit());
    boolean placeless = name.chain().isEmpty() && name.bare().isEmpty() && name.zone() == null;
    return placeless && organ != null && organ.agencyClass().equals(name.agencyClass());
  }
}

package nianbao.sample;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nianbao.Tsv;

/** Draws the agencies: as many as it takes to publish the wanted number of reports. */
final class Roster {
  private static final int YEARS = 18;
  private static final List<String> TOWNS =
      Tsv.read("sample/towns.tsv").stream().map(row -> row.get("name")).toList();
  // Provinces that went their own way in counting, and how; a prefix of the division code.
  private static final Map<String, String> LOCALS = locals();
  private static final double[] LAGS = {70, 25, 5};
  private static final int LOCAL_PERMILLE = 150;
  private static final int ATTEMPTS = 500;
  private static final double[] LEVELS = {0.6, 7, 26, 52, 9, 5.4};

  private final Dice dice;
  private final Map<String, List<Place>> places = new TreeMap<>();
  private final Map<String, Integer> ranks = new HashMap<>();
  private final List<Agency> agencies = new ArrayList<>();
  private final java.util.Set<String> names = new java.util.HashSet<>();

  private Roster(long seed) {
    dice = Dice.of(seed, "roster");
    for (Place place : Place.ALL) {
      String level = place.level().code();
      places.computeIfAbsent(level, key -> new ArrayList<>()).add(place);
      if (!local(place).isEmpty()) {
        places.computeIfAbsent("local " + level, key -> new ArrayList<>()).add(place);
      }
    }
  }

  /** The agencies in order of province; together they publish exactly {@code reports} reports. */
  static List<Agency> draw(long seed, int reports) {
    var roster = new Roster(seed);
    int left = reports;
    while (left > 0) {
      Agency agency = roster.next();
      BitSet years = agency.years();
      while (years.cardinality() > left) {
        years.clear(years.length() - 1);
      }
      left -= years.cardinality();
      roster.agencies.add(agency);
    }
    var sorted = new ArrayList<>(roster.agencies);
    sorted.sort(Comparator.comparing(Roster::province).thenComparing(Agency::number));
    return sorted;
  }

  static String province(Agency agency) {
    return agency.place() == null ? "00" : agency.place().province();
  }

  private Agency next() {
    Level level = Level.values()[dice.weighted(LEVELS)];
    BitSet years = years();
    int lag = level == Level.NATION || level == Level.PROVINCE ? 0 : dice.weighted(LAGS);
    Agency drawn = candidate(level, lag, years);
    for (int i = 0; taken(drawn); i++) {
      if (i == ATTEMPTS) {
        throw new IllegalArgumentException("there are not as many agencies as that");
      }
      boolean rare = level == Level.NATION || i >= ATTEMPTS / 10;
      drawn = candidate(rare ? Level.COUNTY : level, lag, years);
    }
    ranks.merge(drawn.locals().isEmpty() ? "" : "local", 1, Integer::sum);
    for (int year = History.FIRST_YEAR; year <= Place.LAST_YEAR; year++) {
      names.add(drawn.name(year) + year);
    }
    for (int i = 0; i < YEARS && drawn.place() != null; i++) {
      years.set(i, years.get(i) && drawn.place().existed(History.FIRST_YEAR + i));
    }
    return drawn;
  }

  /** Whether an earlier agency bears one of its names: the truth must tell them apart. */
  private boolean taken(Agency agency) {
    for (int year = History.FIRST_YEAR; year <= Place.LAST_YEAR; year++) {
      if (names.contains(agency.name(year) + year)) {
        return true;
      }
    }
    return false;
  }

  private Agency candidate(Level level, int lag, BitSet years) {
    Level seat = level == Level.TOWNSHIP ? Level.COUNTY : level;
    Place place = level == Level.NATION ? null : place(seat);
    Sector sector = sector(level);
    String unit = unit(level);
    String locals = local(place);
    int rank = ranks.getOrDefault(locals.isEmpty() ? "" : "local", 0);
    return new Agency(agencies.size(), level, sector, place, unit(level), lag, locals, rank, years);
  }

  private Place place(Level level) {
    return dice.pick(places.get((dice.permille(LOCAL_PERMILLE) ? "local " : "") + level.code()));
  }

  private Sector sector(Level level) {
    if (level == Level.TOWNSHIP || level == Level.ZONE) {
      return Sector.of(level.code());
    }
    if (level != Level.NATION && dice.permille(120)) {
      return Sector.of("government");
    }
    double[] weights = Sector.ALL.stream().mapToDouble(Sector::weight).toArray();
    return Sector.ALL.get(dice.weighted(weights));
  }

  private String unit(Level level) {
    return level == Level.TOWNSHIP ? dice.pick(TOWNS) : "";
  }

  /** From some year on nearly every year; now and then one is missing. */
  private BitSet years() {
    var years = new BitSet(YEARS);
    int first = dice.permille(450) ? 0 : dice.below(9);
    for (int i = first; i < YEARS; i++) {
      years.set(i, !dice.permille(50));
    }
    return years;
  }

  private String local(Place place) {
    if (place == null) {
      return "";
    }
    String code = place.in(History.FIRST_YEAR).code();
    for (Map.Entry<String, String> entry : LOCALS.entrySet()) {
      if (code.startsWith(entry.getKey())) {
        return entry.getValue();
      }
    }
    return "";
  }

  private static Map<String, String> locals() {
    var locals = new LinkedHashMap<String, String>();
    for (Tsv.Row row : Tsv.read("sample/locals.tsv")) {
      locals.put(row.get("division"), row.get("annex"));
    }
    return locals;
  }
}

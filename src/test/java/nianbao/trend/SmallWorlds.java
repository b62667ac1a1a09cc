package nianbao.trend;

import java.util.List;

/**
 * Places of two or three agencies each, small enough to add up by hand; what {@link TrendsTest}
 * asserts follows from them on paper.
 */
final class SmallWorlds {
  private static final String[] GROUNDS = {
    "other_law",
    "security_stability",
    "third_party",
    "internal_affairs",
    "process",
    "enforcement_file",
    "query_matter"
  };

  private SmallWorlds() {}

  static World all() {
    var world = new World();
    shaoxing(world);
    wenzhou(world);
    chains(world);
    laiwu(world);
    audit(world);
    water(world);
    reforms(world);
    return world.file("broken.html", "quarantined", null);
  }

  /** Two county bureaus and their city's, 2018 by the annex, 2019 and 2020 by the matrix. */
  private static void shaoxing(World world) {
    world
        .division("330000", "浙江省", 1900, null)
        .division("330600", "绍兴市", 1900, null)
        .agency("shangyu", "上虞区人力资源和社会保障局", "human_resources", "county", "330604")
        .agency("keqiao", "柯桥区人力资源和社会保障局", "human_resources", "county", "330603")
        .agency("shaoxing", "绍兴市人力资源和社会保障局", "human_resources", "prefecture", "330600");
    world
        .report("shangyu", 2018, "annex_2014")
        .says("request.received", 10, "reply.total", 9, "remedy.total@litigation_any", 4);
    world.report("keqiao", 2018, "annex_2014").says("request.received", 5);
    world
        .report("shangyu", 2019, "matrix_2019")
        .says("request.received", 12, "request.carried_in", 0, "request.carried_out", 3)
        .says("result.total", 9, "result.granted", 6);
    world
        .report("keqiao", 2019, "matrix_2019")
        .says("request.received", 8, "result.total", 8, "result.granted", 2);
    world
        .report("shangyu", 2020, "matrix_2019")
        .says("request.received", 15, "request.carried_in", 2, "result.total", 17);
    world.report("shaoxing", 2019, "matrix_2019").says("request.received", 100);
  }

  /** Lucheng misses 2020; Longwan's figures are doubtful, narrative, bounded in turn. */
  private static void wenzhou(World world) {
    world
        .division("330300", "温州市", 1900, 2020)
        .division("330300", "新温州市", 2021, null)
        .agency("lucheng", "鹿城区人力资源和社会保障局", "human_resources", "county", "330302")
        .agency("longwan", "龙湾区人力资源和社会保障局", "human_resources", "county", "330303")
        .agency("gov", "鹿城区人民政府", "government", "county", "330302");
    var first =
        world
            .report("lucheng", 2019, "matrix_2019")
            .says("request.received", 20, "request.carried_in", 0, "result.total", 18)
            .says("request.carried_out", 2, "result.granted", 10, "result.denied.state_secret", 1)
            .says("remedy.upheld@reconsideration", 6, "remedy.corrected@reconsideration", 3)
            .says("remedy.other@reconsideration", 1, "remedy.pending@reconsideration", 2)
            .says("remedy.total@reconsideration", 12);
    for (String ground : GROUNDS) {
      first.says("result.denied." + ground, 0);
    }
    world
        .report("lucheng", 2021, "matrix_2021")
        .says("request.received", 30, "request.carried_in", 4, "result.total", 34)
        .says("request.carried_out", 0, "result.granted", 20, "art20.admin_fee.amount", "5.5");
    world
        .report("lucheng", 2022, "matrix_2021")
        .says("request.received", 10, "request.carried_in", 0, "result.total", 10)
        .says("request.carried_out", 0, "result.granted", 10, "result.denied.process", 1);
    world
        .report("longwan", 2019, "matrix_2019")
        .says("request.received", 0, "request.carried_in", 0, "result.total", 0)
        .says("request.carried_out", 0, "result.granted", 0);
    world
        .report("longwan", 2020, "matrix_2019")
        .fact("request.received", 6, "printed", "U", null, "year")
        .fact("request.received@natural_person", 99, "printed", "A", null, "year")
        .says("request.carried_in", 1, "result.total", 7, "request.carried_out", 0);
    world
        .report("longwan", 2021, "prose")
        .fact("request.received", 8, "narrative", "A", null, "year")
        .fact("disclosure.total", 7000, "narrative", "A", null, "cumulative");
    world
        .report("longwan", 2022, "matrix_2021")
        .says("request.received", 9)
        .fact("result.granted", 5, "narrative", "A", "ge", "year");
    world.report("gov", 2019, "matrix_2019").scope("mixed").says("request.received", 500);
    world.report("gov", 2020, "matrix_2019").says("request.received", 40);
  }

  /** A district whose prefecture was merged into another in 2019. */
  private static void laiwu(World world) {
    world.agency("laiwu", "莱城区退役军人事务局", "veterans", "county", "371202");
    world.report("laiwu", 2018, "annex_2014").says("request.received", 7);
    world.agency("laiwu", "莱芜区退役军人事务局", "veterans", "county", "370116");
    world.report("laiwu", 2019, "matrix_2019").says("request.received", 9);
  }

  /** Two offices, one without reports of 2019 and 2020, the years of the matrix's first print. */
  private static void audit(World world) {
    world
        .agency("silent", "江岸区审计局", "audit", "county", "420102")
        .agency("steady", "江汉区审计局", "audit", "county", "420103");
    world.report("silent", 2018, "annex_2014").says("request.received", 7);
    world
        .report("silent", 2021, "matrix_2021")
        .says("request.received", 9, "art20.admin_fee.amount", 2);
    world
        .report("steady", 2019, "matrix_2019")
        .says("request.received", 5, "art20.licensing.items_change", -4)
        .says("art20.penalty.items_change", 4);
    world
        .report("steady", 2020, "matrix_2019")
        .says("request.received", 6, "art20.licensing.items_change", 3)
        .says("art20.penalty.items_change", -2);
    world
        .report("steady", 2021, "matrix_2021")
        .says("request.received", 1, "art20.admin_fee.amount", 50);
    world
        .report("steady", 2022, "matrix_2021")
        .says("request.received", 1, "art20.admin_fee.amount", 20);
  }

  /** Bureaus that go on as another: two as one in 2018, one as one in 2021. */
  private static void reforms(World world) {
    world
        .agency("L1/labour", "江岸区劳动和社会保障局", "human_resources", "county", "420102")
        .agency("L1/personnel", "江岸区人事局", "human_resources", "county", "420102")
        .agency("L1/human_resources", "江岸区人社局", "human_resources", "county", "420102")
        .agency("L1/environment", "江岸区环境保护局", "ecology", "county", "420102")
        .agency("L1/ecology", "江岸区生态环境局", "ecology", "county", "420102");
    world.report("L1/labour", 2017, "annex_2014").says("request.received", 4);
    world.report("L1/personnel", 2017, "annex_2014").says("request.received", 3);
    world.report("L1/labour", 2018, "annex_2014").says("request.received", 5);
    world.report("L1/human_resources", 2018, "annex_2014").says("request.received", 9);
    world
        .report("L1/environment", 2020, "matrix_2019")
        .says("request.received", 6, "request.carried_out", 2);
    world
        .report("L1/ecology", 2021, "matrix_2021")
        .says("request.received", 8, "request.carried_in", 1);
  }

  /** Two bureaus whose reports had editions before the ones that are served. */
  private static void water(World world) {
    world
        .agency("upstream", "江岸区水务局", "water", "county", "420102")
        .agency("downstream", "江汉区水务局", "water", "county", "420103");
    world.report("upstream", 2019, "matrix_2019").says("request.received", 5);
    world
        .report("upstream", 2020, "matrix_2019")
        .says("request.received", 10, "result.granted", 2)
        .supersedes("2021-02-01", "request.received", 8);
    world
        .report("upstream", 2021, "matrix_2021")
        .says("request.received", 15, "result.granted", 3)
        .supersedes("2022-03-02", "request.received", 99)
        .supersedes("2022-02-01", "request.received", 20)
        .supersedes("2022-02-20", "request.received", 18);
    world
        .report("downstream", 2021, "matrix_2021")
        .says("request.received", 7)
        .supersedes("2022-01-31", "request.received", 4);
  }

  /** Three bureaus whose chains break, each for a reason of its own. */
  private static void chains(World world) {
    for (String id : List.of("renamed", "revised", "misread")) {
      world.agency(id, id + "局", "finance", "county", "420102");
      world.report(id, 2020, "matrix_2019").says("request.carried_out", 5);
    }
    world.agency("renamed", "新局", "finance", "county", "420102");
    world.report("renamed", 2021, "matrix_2021").says("request.carried_in", 6);
    world.report("revised", 2021, "matrix_2021").corrected().says("request.carried_in", 6);
    world
        .report("misread", 2021, "matrix_2021")
        .fact("request.carried_in", 6, "printed", "U", null, "year");
  }
}

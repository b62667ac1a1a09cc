package nianbao.trend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import nianbao.Tsv;
import org.junit.jupiter.api.Test;

/** The succession of classes. */
class ClassSuccessorsTest {

  @Test
  void aClassIsFollowedThroughTheOnesBetween() {
    List<String> of =
        ClassSuccessors.all().stream()
            .filter(pair -> pair.predecessor().equals("health_bureau"))
            .map(ClassSuccessors.Pair::successor)
            .toList();
    assertEquals(List.of("health", "health_family_planning"), of);
  }

  @Test
  void everyClassIsOneOfTheFunctionsAndNoneFollowsItself() {
    var classes =
        Tsv.read("entity/functions.tsv").stream()
            .map(row -> row.get("class"))
            .collect(Collectors.toSet());
    for (ClassSuccessors.Pair pair : ClassSuccessors.all()) {
      assertTrue(classes.contains(pair.predecessor()), pair.toString());
      assertTrue(classes.contains(pair.successor()), pair.toString());
      assertNotEquals(pair.predecessor(), pair.successor());
    }
  }
}

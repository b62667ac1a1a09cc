package nianbao;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SparkSessionTest extends SparkTest {

  @Test
  void aDeltaTableIsWrittenAndReadBack(@TempDir Path dir) {
    String path = dir.resolve("t").toString();
    spark().range(3).toDF("n").write().format("delta").save(path);
    assertEquals(3, spark().read().format("delta").load(path).count());
  }

  @Test
  void theSettingsAreOursAndNotTheSuites() {
    assertEquals("2", spark().conf().get("spark.sql.shuffle.partitions"));
    assertEquals("local[2]", spark().sparkContext().master());
  }
}

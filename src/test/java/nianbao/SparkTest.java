package nianbao;

import com.holdenkarau.spark.testing.JavaDatasetSuiteBase;
import java.util.List;
import nianbao.lake.LakeSession;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.BeforeEach;

/**
 * The one base of every test that needs Spark. The session is shared by the whole test run and the
 * first class's settings win, so they all stand here.
 *
 * <p>The inherited {@code assertTrue} and {@code fail} hide static imports of the same name: write
 * {@code Assertions.assertTrue} in subclasses.
 */
public abstract class SparkTest extends JavaDatasetSuiteBase {

  /** The suite base is JUnit 4 inside, and Jupiter does not see its {@code @Before}. */
  @BeforeEach
  void startSpark() {
    runBefore();
  }

  /** Hive's metastore would cost seconds, and takes the catalogue that Delta needs. */
  @Override
  public boolean enableHiveSupport() {
    return false;
  }

  @Override
  public SparkConf conf() {
    var conf =
        new SparkConf()
            .setMaster("local[2]")
            .setAppName("nianbao-test")
            .set("spark.driver.host", "localhost")
            .set("spark.driver.bindAddress", "127.0.0.1");
    LakeSession.settings(2).forEach(conf::set);
    // Of a few rows most of the time would go into compiling the query; the rows are the same.
    conf.set("spark.sql.codegen.wholeStage", "false");
    conf.set("spark.sql.codegen.factoryMode", "NO_CODEGEN");
    return conf;
  }

  /** A small table by hand: one array a row, in the schema's order. */
  protected Dataset<Row> table(StructType schema, List<Object[]> rows) {
    return spark().createDataFrame(rows.stream().map(RowFactory::create).toList(), schema);
  }
}

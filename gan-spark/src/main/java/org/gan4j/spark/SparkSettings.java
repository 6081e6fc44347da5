package org.gan4j.spark;

import java.util.Map;
import org.apache.spark.SparkConf;
import org.gan4j.api.concurrent.ThreadSafe;

/**
 * The settings of Spark for trainings. What the user has set, as {@code -Dspark.executor.memory=4g}
 * in GAN_JAVA_OPTS or with spark-submit, stays.
 */
@ThreadSafe
final class SparkSettings {
  private SparkSettings() {}

  /**
   * The settings of an application.
   *
   * @param environment of this process, whose OMP_NUM_THREADS executors use, too
   */
  static SparkConf of(String master, String name, Map<String, String> environment) {
    SparkConf settings = new SparkConf().setMaster(master).setAppName(name);
    // Nobody asked for a server; -Dspark.ui.enabled=true shows Spark's pages.
    settings.setIfMissing("spark.ui.enabled", "false");
    // Executors may be lost more often than in a job of minutes.
    settings.setIfMissing("spark.task.maxFailures", "20");
    settings.setIfMissing("spark.locality.wait", "0s");
    if (master.contains("//localhost") || master.contains("//127.") || master.startsWith("local")) {
      settings.setIfMissing("spark.driver.host", "127.0.0.1");
      settings.setIfMissing("spark.driver.bindAddress", "127.0.0.1");
    }
    // A sum of several threads has another order with another number of them.
    settings.setIfMissing(
        "spark.executorEnv.OMP_NUM_THREADS",
        environment.getOrDefault("OMP_NUM_THREADS", settings.get("spark.task.cpus", "1")));
    settings.setIfMissing("spark.executorEnv.OPENBLAS_NUM_THREADS", "1");
    settings.setIfMissing("spark.executorEnv.GOMP_SPINCOUNT", "100");
    settings.setIfMissing(
        "spark.executor.extraJavaOptions", "-XX:+UseSerialGC -Djava.awt.headless=true");
    return settings;
  }
}

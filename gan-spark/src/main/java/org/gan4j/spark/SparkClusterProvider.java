package org.gan4j.spark;

import java.nio.file.Path;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.gan4j.api.GanException;
import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.core.cluster.Cluster;
import org.gan4j.core.cluster.ClusterProvider;

/** Connects to masters of Apache Spark. */
@ThreadSafe
public final class SparkClusterProvider implements ClusterProvider {

  /** The constructor that {@link java.util.ServiceLoader} calls. */
  public SparkClusterProvider() {}

  @Override
  public Cluster connect(String master, String name, List<Path> plugins) {
    try {
      return new SparkCluster(
          new JavaSparkContext(SparkSettings.of(master, name, System.getenv())),
          master,
          Places.here(plugins));
    } catch (RuntimeException e) {
      throw GanException.usage(
          "Spark cannot be reached: " + FirstLine.of(e),
          "--master " + master,
          "give a master's URL, as spark://host:7077, or local[N] for N threads of this machine",
          e);
    }
  }
}

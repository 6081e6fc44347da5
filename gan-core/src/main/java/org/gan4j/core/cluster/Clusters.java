package org.gan4j.core.cluster;

import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import org.gan4j.api.GanException;
import org.gan4j.api.concurrent.ThreadSafe;

/** Finds the cluster that a user names. */
@ThreadSafe
public final class Clusters {
  private Clusters() {}

  /**
   * Connects to a cluster.
   *
   * @param master its address, such as {@code spark://host:7077}
   * @param name of the application, which the cluster shows to people
   * @param plugins folders and jars of plugins, which have the same paths on all machines
   * @return which the caller closes
   * @throws GanException of kind USAGE if nothing that is installed connects to clusters
   */
  public static Cluster connect(String master, String name, List<Path> plugins) {
    return ServiceLoader.load(ClusterProvider.class, Thread.currentThread().getContextClassLoader())
        .findFirst()
        .orElseThrow(
            () ->
                GanException.usage(
                    "this installation runs on one machine only: gan-spark is not part of it",
                    "--master " + master,
                    "start the same command with gan-spark, or leave --master out"))
        .connect(master, name, plugins);
  }
}

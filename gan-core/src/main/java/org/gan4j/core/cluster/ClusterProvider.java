package org.gan4j.core.cluster;

import java.nio.file.Path;
import java.util.List;
import org.gan4j.api.concurrent.ThreadSafe;

/** Connects to clusters of a kind; found with {@link java.util.ServiceLoader}. */
@ThreadSafe
public interface ClusterProvider {

  /**
   * Connects.
   *
   * @param master the address of the cluster, such as {@code spark://host:7077}
   * @param name of the application, which the cluster shows to people
   * @param plugins folders and jars of plugins, which have the same paths on all machines
   * @return which the caller closes
   * @throws org.gan4j.api.GanException if there is no such cluster
   */
  Cluster connect(String master, String name, List<Path> plugins);
}

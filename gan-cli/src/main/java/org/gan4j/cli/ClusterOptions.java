package org.gan4j.cli;

import org.gan4j.api.GanException;
import org.gan4j.core.Gan;
import org.gan4j.core.cluster.Cluster;
import org.gan4j.core.cluster.Clusters;
import org.gan4j.core.cluster.LocalCluster;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** {@code --master} and {@code --threads} of commands that can use several machines. */
final class ClusterOptions {
  @Option(
      names = "--master",
      paramLabel = "URL",
      description =
          "Train on a cluster, as spark://host:7077 or local[4]; for this, start gan-spark.")
  private @Nullable String master;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = {
        "Trainings, or workers of localSgd, at a time on this machine; by default as many as keep all"
            + " processors busy with OMP_NUM_THREADS each."
      })
  private @Nullable Integer threads;

  /** Refuses the options where one thread of this machine trains. */
  void requireUse(boolean distributed) {
    if (!distributed && (master != null || threads != null)) {
      throw GanException.usage(
          "the experiment trains with one worker: there is nothing to distribute",
          master == null ? "--threads " + threads : "--master " + master,
          "add workers with --set localSgd.workers=N, or leave the option out");
    }
  }

  /** Connects; the caller closes the result. */
  Cluster connect(CommandLine command, Gan gan, String name) {
    if (master != null && threads != null) {
      throw new ParameterException(
          command, "--threads is for this machine, and --master for a cluster: give one");
    }
    if (threads != null && threads < 1) {
      throw new ParameterException(command, "--threads is at least 1, not " + threads);
    }
    if (master != null) {
      return Clusters.connect(master, name, PluginFolders.ofProcess(command.getCommandSpec()));
    }
    return new LocalCluster(gan, threads == null ? LocalCluster.suitableThreads() : threads);
  }
}

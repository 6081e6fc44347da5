package org.gan4j.core.localsgd;

import java.io.IOException;
import java.io.Serializable;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.experiment.Version;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Where a worker computes.
 *
 * @param place the machine and the process, for people
 * @param gan4j the version of GAN4J
 * @param nd4j the version of ND4J
 * @param java the version of Java
 * @param processor its model
 * @param threads how many ND4J computes with
 * @param data the fingerprint of the training data
 */
@ThreadSafe
record WorkerEnvironment(
    String place,
    String gan4j,
    String nd4j,
    String java,
    String processor,
    int threads,
    String data)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /**
   * That of this process.
   *
   * @param data the fingerprint of the training data
   */
  static WorkerEnvironment of(String data) {
    return new WorkerEnvironment(
        host() + ", process " + ProcessHandle.current().pid(),
        Version.current(),
        Version.nd4j(),
        String.valueOf(System.getProperty("java.version")),
        System.getProperty("os.arch") + " " + model(),
        Nd4j.getEnvironment().maxMasterThreads(),
        data);
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (IOException e) {
      return "an unnamed host";
    }
  }

  /** Its model and features, which decide how sums are ordered. */
  private static String model() {
    try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
      List<String> found = new ArrayList<>();
      lines
          .filter(line -> line.startsWith("model name") || line.startsWith("flags"))
          .limit(2)
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .forEach(found::add);
      return found.isEmpty()
          ? "unknown"
          : found.get(0) + (String.join(" ", found).contains("avx512f") ? " with AVX-512" : "");
    } catch (IOException e) {
      return "unknown";
    }
  }

  /** What must be the same for the workers to train the same networks; one line each. */
  List<String> conflicts(WorkerEnvironment other) {
    List<String> conflicts = new ArrayList<>();
    add(conflicts, "GAN4J", gan4j, other.gan4j);
    add(conflicts, "ND4J", nd4j, other.nd4j);
    if (!data.equals(other.data)) {
      conflicts.add("it has other training data");
    }
    return conflicts;
  }

  /** What may round in another way; one line each. */
  List<String> differences(WorkerEnvironment other) {
    List<String> differences = new ArrayList<>();
    add(differences, "Java", java, other.java);
    add(differences, "processor", processor, other.processor);
    add(differences, "threads", String.valueOf(threads), String.valueOf(other.threads));
    return differences;
  }

  private static void add(List<String> all, String name, String here, String there) {
    if (!here.equals(there)) {
      all.add(name + ": " + there + " there, " + here + " here");
    }
  }
}

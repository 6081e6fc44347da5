package org.gan4j.cli.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.api.io.FileProblem;
import org.gan4j.experiment.CacheFolder;
import org.gan4j.experiment.registry.Registry;
import org.gan4j.experiment.registry.UnusableComponent;
import org.nd4j.linalg.factory.Nd4j;

/** Checks what a training needs of this computer and this installation. */
@ThreadSafe
public final class Checkup {
  private static final long MEGABYTE = 1_000_000;

  /** What the smallest experiments with images need of the heap. */
  private static final long LEAST_HEAP = 200 * MEGABYTE;

  /** A few checkpoints and pictures. */
  private static final long LEAST_DISK = 500 * MEGABYTE;

  private Checkup() {}

  /**
   * Makes all checks.
   *
   * @param registry with the plugins
   * @param environment the environment variables
   * @param measure whether to measure the speed, which takes five seconds
   */
  public static List<Finding> run(
      Registry registry, Map<String, String> environment, boolean measure) {
    List<Finding> findings = new ArrayList<>();
    findings.add(java());
    findings.add(heap(Runtime.getRuntime().maxMemory()));
    findings.addAll(threads(environment, Runtime.getRuntime().availableProcessors()));
    Finding natives = natives();
    findings.add(natives);
    findings.add(disk(Path.of("").toAbsolutePath()));
    findings.add(cache(CacheFolder.path()));
    findings.add(plugins(registry.broken()));
    if (measure && natives.remedy().isEmpty()) {
      findings.add(Finding.good("speed", Speed.measure()));
    }
    return findings;
  }

  private static Finding java() {
    return Finding.good(
        "Java",
        Runtime.version()
            + ", "
            + System.getProperty("java.vendor")
            + ", "
            + System.getProperty("java.home"));
  }

  /** The limit of the Java heap, in bytes. */
  static Finding heap(long bytes) {
    String text = bytes / MEGABYTE + " MB for data and pictures";
    return bytes >= LEAST_HEAP
        ? Finding.good("memory", text)
        : new Finding("memory", text, "allow more, as in GAN_JAVA_OPTS=-Xmx2g");
  }

  /** The variables that bin/gan sets for a process, since they have no effect in it later. */
  static List<Finding> threads(Map<String, String> environment, int processors) {
    String threads = environment.getOrDefault("OMP_NUM_THREADS", "unset");
    String text = threads + " of " + processors + " processors (OMP_NUM_THREADS)";
    List<Finding> findings = new ArrayList<>();
    boolean number = threads.matches("[1-9]\\d{0,3}");
    if (number && Integer.parseInt(threads) > processors) {
      findings.add(new Finding("threads", text, "set OMP_NUM_THREADS to at most " + processors));
    } else {
      findings.add(Finding.good("threads", text));
    }
    if (!"1".equals(environment.get("OPENBLAS_NUM_THREADS"))) {
      findings.add(
          new Finding(
              "OpenBLAS",
              "it has threads of its own beside those of OpenMP",
              "set OPENBLAS_NUM_THREADS=1, as bin/gan does"));
    }
    if (!environment.containsKey("GOMP_SPINCOUNT") && !environment.containsKey("OMP_WAIT_POLICY")) {
      findings.add(
          new Finding(
              "waiting",
              "threads that wait take processor time from those that work",
              "set GOMP_SPINCOUNT=100, as bin/gan does"));
    }
    return findings;
  }

  private static Finding natives() {
    try {
      String backend = Nd4j.getBackend().getClass().getSimpleName();
      return Finding.good("native code", backend + " of ND4J is loaded");
    } catch (RuntimeException | LinkageError e) {
      return new Finding(
          "native code",
          "ND4J cannot load its native code: " + e,
          "use the distribution for this system and processor, or build it here with ./gan");
    }
  }

  private static Finding disk(Path folder) {
    try {
      long free = Files.getFileStore(folder).getUsableSpace();
      String text = free / MEGABYTE + " MB free in " + folder;
      return free >= LEAST_DISK
          ? Finding.good("disk", text)
          : new Finding("disk", text, "free some space, or train with --out on another disk");
    } catch (IOException e) {
      return new Finding(
          "disk", folder + ": " + FileProblem.reason(e), "work in a folder that can be read");
    }
  }

  /** The folder of downloads and decoded images, which is created when it is needed. */
  static Finding cache(Path folder) {
    Path existing = folder.toAbsolutePath();
    while (existing != null && !Files.exists(existing)) {
      existing = existing.getParent();
    }
    boolean writable =
        existing != null && Files.isDirectory(existing) && Files.isWritable(existing);
    return writable
        ? Finding.good("cache", folder.toString())
        : new Finding(
            "cache",
            folder + " cannot be written",
            "name another folder in the environment variable GAN_CACHE");
  }

  private static Finding plugins(List<UnusableComponent> broken) {
    if (broken.isEmpty()) {
      return Finding.good("plugins", "none is broken");
    }
    UnusableComponent first = broken.get(0);
    return new Finding(
        "plugins",
        String.format(
            Locale.ROOT,
            "%d broken: %s: %s",
            broken.size(),
            first.origin().name(),
            first.problem()),
        "see 'gan components', and remove or update the jar");
  }
}

package org.gan4j.benchmarks.workload;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A command line.
 *
 * @param profile whether to say which operations take the time
 * @param memory whether to say how the resident memory grows
 */
public record Arguments(
    Workload workload, int batch, int threads, int iterations, boolean profile, boolean memory) {

  private static final Set<String> NUMBERS = Set.of("--batch", "--threads", "--iterations");
  private static final Set<String> SWITCHES = Set.of("--profile", "--memory");

  /** What to write if the arguments are wrong. */
  public static String usage() {
    return "usage: "
        + String.join("|", Workload.names())
        + " [--batch N] [--threads T] [--iterations N] [--profile] [--memory]";
  }

  /**
   * Reads {@code WORKLOAD [--batch N] [--threads T] [--iterations N] [--profile] [--memory]}.
   *
   * @throws IllegalArgumentException if something is wrong with it
   */
  public static Arguments parse(String... words) {
    Map<String, Integer> numbers = new HashMap<>();
    Set<String> switches = new HashSet<>();
    List<String> names = new ArrayList<>();
    for (int i = 0; i < words.length; i++) {
      if (NUMBERS.contains(words[i]) && i + 1 < words.length) {
        numbers.put(words[i], Integer.valueOf(words[++i]));
      } else if (SWITCHES.contains(words[i])) {
        switches.add(words[i]);
      } else {
        names.add(words[i]);
      }
    }
    if (names.size() != 1) {
      throw new IllegalArgumentException("expected one workload, not " + names);
    }
    Workload workload = Workload.named(names.get(0));
    return new Arguments(
        workload,
        atLeast(2, "--batch", numbers.getOrDefault("--batch", workload.usualBatch())),
        atLeast(1, "--threads", numbers.getOrDefault("--threads", 1)),
        atLeast(1, "--iterations", numbers.getOrDefault("--iterations", 100)),
        switches.contains("--profile"),
        switches.contains("--memory"));
  }

  private static int atLeast(int least, String option, int value) {
    if (value < least) {
      throw new IllegalArgumentException(option + " must be at least " + least);
    }
    return value;
  }
}

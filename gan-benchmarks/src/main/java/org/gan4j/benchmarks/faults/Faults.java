package org.gan4j.benchmarks.faults;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs sections of faults, and prints a figure for each: {@code Faults WORK COUNT SEED
 * [SECTION...]}. Exits with 1 if an outcome is wrong.
 */
public final class Faults {
  private Faults() {}

  /** All sections, in their order. */
  static List<Section> sections() {
    List<Section> sections = new ArrayList<>();
    Scenario.all().forEach(scenario -> sections.add(new CallKills(scenario)));
    sections.add(new AbsurdSizes());
    sections.add(new CraftedCheckpoints());
    sections.add(new RandomKills());
    sections.add(new HostilePlugins());
    sections.add(
        new CommandKills(
            "augment",
            experiment("mnist-dcgan", "dataset.limit=100", "averaging=null"),
            List.of("--per-class", "2"),
            true));
    sections.add(
        new CommandKills(
            "sample",
            experiment("mnist-dcgan", "dataset.limit=100", "averaging=null"),
            List.of("--count", "20"),
            true));
    sections.add(
        new CommandKills(
            "inpaint",
            experiment("mnist-inpainting", "dataset.limit=100"),
            List.of("WORK/one.png", "WORK/two.png", "WORK/three.png"),
            false));
    return sections;
  }

  /** A training of one iteration. */
  private static List<String> experiment(String name, String... settings) {
    List<String> arguments = new ArrayList<>();
    arguments.add(System.getProperty("gan4j.faults.experiments") + "/" + name + ".json");
    for (String setting : settings) {
      arguments.addAll(List.of("--set", setting));
    }
    arguments.addAll(List.of("--set", "training.iterations=1", "--set", "training.batchSize=8"));
    arguments.addAll(List.of("--set", "evaluation.metrics=[]"));
    return arguments;
  }

  /**
   * Runs them.
   *
   * @param arguments an empty folder, how often each fault is tried, the seed of random choices,
   *     and the names of sections; all sections without a name
   */
  public static void main(String[] arguments) throws IOException {
    Path work = Path.of(arguments[0]).toAbsolutePath();
    int count = Integer.parseInt(arguments[1]);
    long seed = Long.parseLong(arguments[2]);
    List<String> names = List.of(arguments).subList(3, arguments.length);
    boolean right = true;
    for (Section section : sections()) {
      if (names.isEmpty() || names.contains(section.name())) {
        right &= run(section, work, count, seed, System.out);
      }
    }
    System.exit(right ? 0 : 1);
  }

  /** Runs a section; whether all its outcomes are right. */
  static boolean run(Section section, Path work, int count, long seed, PrintStream out)
      throws IOException {
    Path folder = Files.createDirectories(work.resolve(section.name()));
    Figure figure = section.run(folder, count, seed);
    out.println(figure.line());
    figure.wrong().forEach(line -> out.println("  " + line));
    return figure.wrong().isEmpty();
  }
}

package org.gan4j.benchmarks.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.gan4j.api.concurrent.ThreadSafe;

/**
 * Runs the command with plugins that try to end, hang, flood or mislead it. It must end in time
 * with its own exit code and its own words, and standard output must have its results alone.
 */
@ThreadSafe
final class HostilePlugins implements Section {
  /** More than ten for loading and ten for the shutdown hooks of the plugin. */
  private static final long SECONDS = 60;

  private static final int MOST_OCTETS = 20_000_000;
  private static final Pattern CONTROLS =
      Pattern.compile("[\\p{Cntrl}\\u0080-\\u009f\\u202a-\\u202e&&[^\\r\\n\\t]]");

  @Override
  public String name() {
    return "plugins";
  }

  @Override
  public Figure run(Path work, int count, long seed) {
    return run(work, HostileCatalog.all());
  }

  static Figure run(Path work, List<HostilePlugin> plugins) {
    try {
      GanProcess gan = new GanProcess(work);
      Path experiment = Files.writeString(work.resolve("experiment.json"), experimentJson(work));
      Files.writeString(work.resolve("other.jar"), "no jar");
      List<String> wrong = new ArrayList<>();
      for (HostilePlugin plugin : plugins) {
        Path jar = plugin.write(work.resolve(plugin.name()), System.getProperty("java.class.path"));
        List<String> arguments = new ArrayList<>(List.of(plugin.command()));
        if (plugin.command().equals("train")) {
          arguments.addAll(
              List.of(
                  experiment.toString(),
                  "--json",
                  "--quiet",
                  "--out",
                  jar.resolveSibling("run").toString()));
        }
        arguments.addAll(List.of("--plugins", jar.toString()));
        problem(plugin, gan.outcome(plugin.name(), arguments, SECONDS))
            .ifPresent(problem -> wrong.add(plugin.name() + ": " + problem));
      }
      return new Figure("plugins", plugins.size(), wrong);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Of two iterations with a checkpoint at the end. */
  private static String experimentJson(Path work) throws IOException {
    return Files.readString(Scenario.experiment(work))
        .replace("\"schedule\"", "\"loss\": { \"type\": \"evil\" },\n  \"schedule\"")
        .replace("\"csv\"", "\"evil\"")
        .replace("\"iterations\": 30", "\"iterations\": 3");
  }

  private static Optional<String> problem(HostilePlugin plugin, GanProcess.Outcome outcome) {
    if (!outcome.inTime()) {
      return Optional.of("did not end");
    }
    if (outcome.exitCode() != plugin.exitCode()) {
      return Optional.of(
          "exit code "
              + outcome.exitCode()
              + ", not "
              + plugin.exitCode()
              + ": "
              + outcome.error());
    }
    String expected = plugin.error().replace("JAR", Pattern.quote(plugin.name() + ".jar"));
    if (!Pattern.compile(expected).matcher(outcome.error()).find()) {
      return Optional.of("no \"" + expected + "\" in: " + outcome.error());
    }
    if (outcome.error().contains("internal error") && !plugin.error().contains("internal error")) {
      return Optional.of("taken for an error of GAN4J: " + outcome.error());
    }
    if (CONTROLS.matcher(outcome.error() + outcome.output()).find()) {
      return Optional.of("control characters: " + outcome.error());
    }
    if (outcome.error().length() > MOST_OCTETS) {
      return Optional.of(outcome.error().length() + " characters of output");
    }
    boolean result = plugin.command().equals("components") || outcome.exitCode() == 0;
    String json = outcome.output().strip();
    if (plugin.command().equals("train")
        && !(result ? json.startsWith("{") && json.endsWith("}") : json.isEmpty())) {
      return Optional.of("on standard output: " + json.lines().findFirst().orElse(""));
    }
    return Optional.empty();
  }
}

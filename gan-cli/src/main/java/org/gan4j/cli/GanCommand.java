package org.gan4j.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command {@code gan}, with the common options of all commands. */
@Command(
    name = "gan",
    description = "Trains generative adversarial networks.",
    versionProvider = VersionLines.class,
    sortOptions = false,
    commandListHeading = "%nCommands:%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  gan init photographs --out photographs.json",
      "  gan train experiments/ring-vanilla.json",
      "  gan sample runs/ring-vanilla-20260101-120000 --count 100",
      "  gan components generator",
      "  gan components --plugins my-plugins",
      "",
      "Exit codes: 0 done, 1 failed while running, 2 wrong usage or experiment,",
      "130 interrupted (143 by SIGTERM; a training writes a checkpoint first).",
      "Environment: JAVA_HOME, GAN_JAVA_OPTS (JVM options, such as -Xmx4g),",
      "GAN_CACHE (downloads), GAN_PLUGINS (folders of plugins), OMP_NUM_THREADS,",
      "NO_COLOR.",
      "Completion for your shell: 'gan completion --help'."
    })
final class GanCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Show this help.")
  @SuppressWarnings("UnusedVariable") // picocli acts on it
  private boolean help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Show the versions of GAN4J, ND4J and Java.")
  @SuppressWarnings("UnusedVariable") // picocli acts on it
  private boolean version;

  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      description = "Show stack traces, and log what GAN4J does.")
  private boolean debug;

  @Option(
      names = "--plugins",
      scope = ScopeType.INHERIT,
      paramLabel = "DIR",
      description = {
        "Add the plugins in a folder: each jar, and each folder with jars, is one. Repeatable."
      })
  private List<Path> plugins = new ArrayList<>();

  /** Where to look for plugins, beside the usual places. */
  List<Path> plugins() {
    return plugins;
  }

  /** Whether to print stack traces and logs. */
  boolean debug() {
    return debug;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is missing");
  }
}

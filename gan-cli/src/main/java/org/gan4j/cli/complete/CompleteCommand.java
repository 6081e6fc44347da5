package org.gan4j.cli.complete;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.gan4j.experiment.registry.Registry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code gan __complete}, which the scripts of {@code gan completion} call: prints which files the
 * shell should propose ({@code none}, {@code files} or {@code folders}), and a candidate a line
 * with a tabulator before its meaning.
 */
@Command(
    name = CompleteCommand.NAME,
    hidden = true,
    description = "What a shell proposes for the last word of a command.")
@NotThreadSafe
public final class CompleteCommand implements Runnable {
  /** The command's name. */
  public static final String NAME = "__complete";

  private final Supplier<Registry> registry;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "WORD",
      description = "The words after the program's name; the last one is being typed.")
  private List<String> words = new ArrayList<>();

  /**
   * A command.
   *
   * @param registry with the components
   */
  public CompleteCommand(Supplier<Registry> registry) {
    this.registry = registry;
  }

  @Override
  public void run() {
    CommandSpec root = spec.root();
    Candidates found = new CommandCompletion(root, new Values(registry)).of(words);
    spec.commandLine().getOut().print(found.lines());
  }
}

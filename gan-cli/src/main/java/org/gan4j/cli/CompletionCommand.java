package org.gan4j.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.gan4j.cli.complete.CompleteCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gan completion}: teaches a shell the commands. */
@Command(
    name = "completion",
    description = {
      "Print a script that completes commands in your shell: options and their values, components,"
          + " settings of an experiment after --set, and runs."
    },
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  source <(gan completion)              this shell, bash",
      "  source <(gan completion zsh)          this shell, zsh",
      "  gan completion fish | source          this shell, fish",
      "  gan completion > ~/.local/share/bash-completion/completions/gan",
      "  echo 'source <(gan completion zsh)' >> ~/.zshrc",
      "  gan completion fish > ~/.config/fish/completions/gan.fish"
    })
final class CompletionCommand implements Runnable {
  /** A shell whose completion can be programmed. */
  enum Shell {
    /** GNU Bash. */
    bash,
    /** The Z shell. */
    zsh,
    /** The friendly interactive shell. */
    fish
  }

  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "SHELL",
      defaultValue = "bash",
      description = "${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}.")
  private Shell shell;

  @Override
  public void run() {
    String name = "gan." + shell;
    try (InputStream script = CompleteCommand.class.getResourceAsStream(name)) {
      if (script == null) {
        throw new IllegalStateException(name + " is missing in the jar");
      }
      spec.commandLine().getOut().print(new String(script.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

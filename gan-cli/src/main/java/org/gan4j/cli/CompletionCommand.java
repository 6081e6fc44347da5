package org.gan4j.cli;

import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gan completion}: teaches a shell the commands. */
@Command(
    name = "completion",
    description = "Print a script that completes commands and options in your shell.",
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  source <(gan completion)                          this shell, bash or zsh",
      "  gan completion > ~/.local/share/bash-completion/completions/gan",
      "  echo 'source <(gan completion zsh)' >> ~/.zshrc"
    })
final class CompletionCommand implements Runnable {
  /** A shell whose completion can be programmed; both understand the same script. */
  enum Shell {
    /** GNU Bash. */
    bash,
    /** The Z shell, by its emulation of Bash's completion. */
    zsh
  }

  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "SHELL",
      defaultValue = "bash",
      description = "${COMPLETION-CANDIDATES}; the script finds out for itself which it is in.")
  private Shell shell;

  @Override
  public void run() {
    CommandLine root = spec.root().commandLine();
    spec.commandLine().getOut().print(AutoComplete.bash(spec.root().name(), root));
  }
}

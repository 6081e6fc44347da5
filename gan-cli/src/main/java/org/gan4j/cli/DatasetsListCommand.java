package org.gan4j.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code gan datasets list}. */
@Command(
    name = "list",
    description = "List datasets that can be fetched.",
    footerHeading = "%nExamples:%n",
    footer = {"  gan datasets list", "  gan datasets list --json"})
final class DatasetsListCommand implements Runnable {
  private final DatasetList list;

  @Spec private CommandSpec spec;

  @Option(names = "--json", description = "Print the list as JSON.")
  private boolean json;

  DatasetsListCommand(DatasetList list) {
    this.list = list;
  }

  @Override
  public void run() {
    list.print(spec.commandLine().getOut(), json);
  }
}

package org.gan4j.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;
import org.gan4j.core.Gan;
import org.gan4j.datasets.download.DatasetCatalog;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code gan datasets}: alone, it lists. */
@Command(
    name = "datasets",
    description =
        "List datasets that can be fetched, fetch one, pack images into one file, or look after the cache"
            + " of decoded images.",
    sortOptions = false,
    commandListHeading = "%nCommands:%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  gan datasets",
      "  gan datasets fetch mnist",
      "  gan datasets fetch mnist --mirror https://example.org/mnist/",
      "  gan datasets pack photos --out photos.parquet",
      "  gan datasets cache --clear",
      "",
      "Datasets are kept in GAN_CACHE, or else where the system has caches.",
      "mirrors.json in that folder, as {\"mnist\": [\"https://example.org/mnist/\"]},",
      "replaces the addresses to fetch from; so does GAN_DATASETS_MIRROR, for all.",
      "Other datasets need no fetching: 'gan components dataset' lists them."
    })
final class DatasetsCommand implements Runnable {
  private final DatasetList list;

  @Spec private CommandSpec spec;

  @Option(names = "--json", description = "Print the list as JSON.")
  private boolean json;

  private DatasetsCommand(DatasetList list) {
    this.list = list;
  }

  /**
   * The command with its own commands.
   *
   * @param cache where datasets are kept
   * @param environment the variables of the process
   */
  static CommandLine create(
      Terminals terminals,
      Supplier<Gan> gan,
      DatasetCatalog catalog,
      Path cache,
      Map<String, String> environment) {
    DatasetList list = new DatasetList(catalog, cache, environment);
    return new CommandLine(new DatasetsCommand(list))
        .addSubcommand(new DatasetsListCommand(list))
        .addSubcommand(new DatasetsFetchCommand(terminals, catalog, cache, environment))
        .addSubcommand(new DatasetsPackCommand(terminals, gan))
        .addSubcommand(new DatasetsCacheCommand(cache));
  }

  @Override
  public void run() {
    list.print(spec.commandLine().getOut(), json);
  }
}

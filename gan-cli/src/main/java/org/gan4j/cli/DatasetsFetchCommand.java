package org.gan4j.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gan4j.cli.progress.CountDisplay;
import org.gan4j.datasets.download.CatalogEntry;
import org.gan4j.datasets.download.DatasetCatalog;
import org.gan4j.datasets.download.DatasetFetcher;
import org.gan4j.experiment.configuration.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gan datasets fetch}. */
@Command(
    name = "fetch",
    description = {
      "Fetch a dataset, check that it is the right one, and print where it is.",
      "What has arrived when it is interrupted need not be fetched again."
    },
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  gan datasets fetch mnist",
      "  gan datasets fetch mnist --mirror https://example.org/mnist/"
    })
final class DatasetsFetchCommand implements Runnable {
  private final Terminals terminals;
  private final DatasetCatalog catalog;
  private final Path cache;
  private final Map<String, String> environment;

  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "NAME",
      completionCandidates = Names.class,
      description = "As in 'gan datasets list'.")
  private String name;

  @Option(
      names = "--mirror",
      paramLabel = "URL",
      description = "A folder with the dataset's files, instead of the usual ones. Repeatable.")
  private List<String> mirrors = new ArrayList<>();

  @Option(names = "--json", description = "Print where it is as JSON.")
  private boolean json;

  DatasetsFetchCommand(
      Terminals terminals, DatasetCatalog catalog, Path cache, Map<String, String> environment) {
    this.terminals = terminals;
    this.catalog = catalog;
    this.cache = cache;
    this.environment = Map.copyOf(environment);
  }

  @Override
  public void run() {
    CatalogEntry entry = catalog.entry(name);
    PrintWriter error = spec.commandLine().getErr();
    error.println(
        String.format(
            Locale.ROOT, "fetching %s (%s), %s", name, DatasetList.size(entry), entry.licence()));
    error.flush();
    // Not before: a fetcher starts an HTTP client, and all commands are made for a help.
    DatasetFetcher fetcher = new DatasetFetcher(catalog, cache, environment);
    Path folder;
    try (CountDisplay display = display(entry)) {
      folder = fetcher.fetch(name, mirrors, new FetchDisplay(display, error));
    }
    PrintWriter output = spec.commandLine().getOut();
    output.println(
        json
            ? Json.write(
                JsonNodeFactory.instance
                    .objectNode()
                    .put("name", name)
                    .put("folder", folder.toString()))
            : folder.toString());
  }

  private CountDisplay display(CatalogEntry entry) {
    return terminals.error()
        ? CountDisplay.bar(name, "kB", FetchDisplay.kilobytes(entry.bytes()))
        : CountDisplay.silent();
  }

  /** The names that a shell proposes. */
  static final class Names implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return DatasetCatalog.standard().entries().stream().map(CatalogEntry::name).iterator();
    }
  }
}

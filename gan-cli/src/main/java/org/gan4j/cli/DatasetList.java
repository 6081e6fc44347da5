package org.gan4j.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.gan4j.cli.output.TextTable;
import org.gan4j.datasets.download.CatalogEntry;
import org.gan4j.datasets.download.DatasetCatalog;
import org.gan4j.datasets.download.DatasetFetcher;
import org.gan4j.experiment.configuration.Json;

/** The datasets that can be fetched, for people and for programs. */
final class DatasetList {
  private static final double MEGABYTE = 1e6;

  private final DatasetCatalog catalog;
  private final Path cache;
  private final Map<String, String> environment;

  DatasetList(DatasetCatalog catalog, Path cache, Map<String, String> environment) {
    this.catalog = catalog;
    this.cache = cache;
    this.environment = Map.copyOf(environment);
  }

  void print(PrintWriter writer, boolean json) {
    if (json) {
      writer.println(Json.write(toJson()));
      return;
    }
    DatasetFetcher fetcher = fetcher();
    TextTable table = new TextTable();
    table.row("NAME", "SIZE", "HERE", "LICENCE", "DESCRIPTION");
    for (CatalogEntry entry : catalog.entries()) {
      table.row(
          entry.name(),
          size(entry),
          fetcher.isFetched(entry) ? "yes" : "no",
          entry.licence(),
          entry.description());
    }
    table.print(writer);
  }

  /** Created only for a list: a fetcher starts an HTTP client. */
  private DatasetFetcher fetcher() {
    return new DatasetFetcher(catalog, cache, environment);
  }

  /** As in {@code 11.6 MB}. */
  static String size(CatalogEntry entry) {
    return String.format(Locale.ROOT, "%.1f MB", entry.bytes() / MEGABYTE);
  }

  private ArrayNode toJson() {
    DatasetFetcher fetcher = fetcher();
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    for (CatalogEntry entry : catalog.entries()) {
      array
          .addObject()
          .put("name", entry.name())
          .put("description", entry.description())
          .put("licence", entry.licence())
          .put("bytes", entry.bytes())
          .put("fetched", fetcher.isFetched(entry))
          .put("folder", DatasetCatalog.folder(cache, entry.name()).toString());
    }
    return array;
  }
}

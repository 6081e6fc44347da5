package org.gan4j.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import org.gan4j.cli.output.TextTable;
import org.gan4j.datasets.images.ImageCache;
import org.gan4j.experiment.configuration.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code gan datasets cache}. */
@Command(
    name = "cache",
    description = {
      "Say where the decoded images of image folders are kept, and how much room they take.",
      "They are kept so that an image is decoded once. Whatever was not used for 90 days goes by"
          + " itself, and the oldest of them do as long as all take more than 20 GB."
    },
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {"  gan datasets cache", "  gan datasets cache --clear"})
final class DatasetsCacheCommand implements Runnable {
  private static final double MEGABYTE = 1e6;

  private final Path cache;

  @Spec private CommandSpec spec;

  @Option(
      names = "--clear",
      description =
          "Remove them; they are decoded again when they are needed. Fetched datasets stay.")
  private boolean clear;

  @Option(names = "--json", description = "Print the numbers as JSON.")
  private boolean json;

  DatasetsCacheCommand(Path cache) {
    this.cache = cache;
  }

  @Override
  public void run() {
    ImageCache images = new ImageCache(cache);
    long freed = clear ? images.clear() : 0;
    PrintWriter output = spec.commandLine().getOut();
    if (json) {
      output.println(
          Json.write(
              JsonNodeFactory.instance
                  .objectNode()
                  .put("folder", images.images().toString())
                  .put("bytes", images.bytes())
                  .put("freed", freed)));
      return;
    }
    TextTable table = new TextTable();
    table.row("folder", images.images().toString());
    table.row("size", megabytes(images.bytes()));
    if (clear) {
      table.row("freed", megabytes(freed));
    }
    table.print(output);
  }

  private static String megabytes(long bytes) {
    return String.format(Locale.ROOT, "%.1f MB", bytes / MEGABYTE);
  }
}

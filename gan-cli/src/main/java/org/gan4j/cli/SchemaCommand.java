package org.gan4j.cli;

import java.nio.file.Path;
import java.util.function.Supplier;
import org.gan4j.cli.output.Destination;
import org.gan4j.cli.output.WholeFile;
import org.gan4j.core.Gan;
import org.gan4j.experiment.ExperimentSchema;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code gan schema}. */
@Command(
    name = "schema",
    description = {
      "Print the JSON Schema of an experiment, with all components that are installed.",
      "Editors complete and check experiments with it."
    },
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  gan schema --out experiment.schema.json",
      "  and in an experiment: \"$schema\": \"experiment.schema.json\""
    })
final class SchemaCommand implements Runnable {
  private final Supplier<Gan> gan;
  private final Destination destination;

  @Option(names = "--out", paramLabel = "FILE", description = "Write it to a file.")
  private @Nullable Path out;

  @Mixin private final ForceOption force = new ForceOption();

  @Mixin
  @SuppressWarnings("UnusedVariable") // the destination prints JSON, and the schema is JSON
  private final JsonFilesOption json = new JsonFilesOption();

  SchemaCommand(Supplier<Gan> gan, Destination destination) {
    this.gan = gan;
    this.destination = destination;
  }

  @Override
  public void run() {
    String schema = new ExperimentSchema(gan.get().registry()).write().stripTrailing();
    if (out == null || Destination.isStandardOutput(out)) {
      destination.text().println(schema);
      return;
    }
    force.require(out);
    destination.write(
        out,
        ".json",
        place -> WholeFile.write(place, writer -> writer.append(schema).append('\n')));
  }
}

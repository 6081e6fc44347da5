package org.gan4j.cli;

import java.nio.file.Path;
import java.util.function.Supplier;
import org.gan4j.cli.output.WholeFile;
import org.gan4j.core.Gan;
import org.gan4j.experiment.ExperimentSchema;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

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

  @Spec private CommandSpec spec;

  @Option(names = "--out", paramLabel = "FILE", description = "Write it to a file.")
  private @Nullable Path out;

  SchemaCommand(Supplier<Gan> gan) {
    this.gan = gan;
  }

  @Override
  public void run() {
    String schema = new ExperimentSchema(gan.get().registry()).write().stripTrailing();
    if (out == null) {
      spec.commandLine().getOut().println(schema);
      return;
    }
    WholeFile.write(out, writer -> writer.append(schema).append('\n'));
    spec.commandLine().getOut().println(out);
  }
}

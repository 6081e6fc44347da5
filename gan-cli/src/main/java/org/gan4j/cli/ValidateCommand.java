package org.gan4j.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Supplier;
import org.gan4j.api.network.NetworkRole;
import org.gan4j.core.Gan;
import org.gan4j.core.assembly.PreparedTraining;
import org.gan4j.experiment.configuration.Json;
import org.gan4j.training.LearningNetwork;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gan validate}. */
@Command(
    name = "validate",
    description = {
      "Check an experiment as training would, without training.",
      "All that is wrong is said at once; exit code 2."
    },
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  gan validate experiments/mnist-vanilla.json",
      "  gan validate experiments/mnist-vanilla.json --set training.batchSize=128 --json"
    })
final class ValidateCommand implements Runnable {
  private final Supplier<Gan> gan;

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "EXPERIMENT", description = "An experiment (JSON).")
  private Path experiment;

  @Mixin private final OverrideOptions overrides = new OverrideOptions();

  @Option(names = "--json", description = "Print the summary as JSON.")
  private boolean json;

  ValidateCommand(Supplier<Gan> gan) {
    this.gan = gan;
  }

  @Override
  public void run() {
    Gan framework = gan.get();
    try (PreparedTraining training =
        framework.assemble(framework.read(experiment, overrides.overrides()))) {
      Warnings.of(training, spec.commandLine().getErr()).print();
      PrintWriter output = spec.commandLine().getOut();
      if (json) {
        output.println(Json.write(toJson(training)));
        return;
      }
      output.println(text(training));
      DatasetDescription data = new DatasetDescription(training.dataset());
      data.classes(Integer.MAX_VALUE).forEach(output::println);
      data.omissions().forEach(output::println);
      PrintWriter error = spec.commandLine().getErr();
      error.println(
          "next: "
              + Invocation.like(spec)
                  .with("train", experiment.toString())
                  .withEach("--set", overrides.overrides()));
      error.flush();
    }
  }

  private static String text(PreparedTraining training) {
    return String.format(
        Locale.ROOT,
        "ok: %s: %s of %,d samples %s; generator %s of %,d parameters, discriminator %s of %,d;"
            + " %,d iterations of batches of %d",
        training.experiment().name(),
        training.experiment().dataset().type(),
        training.dataset().size(),
        training.dataset().shape(),
        training.experiment().generator().type(),
        parameters(training, NetworkRole.GENERATOR),
        training.experiment().discriminator().type(),
        parameters(training, NetworkRole.DISCRIMINATOR),
        PlannedIterations.of(training),
        training.experiment().training().batchSize());
  }

  private static ObjectNode toJson(PreparedTraining training) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    object.put("ok", true);
    object.put("name", training.experiment().name());
    ObjectNode dataset = object.putObject("dataset");
    dataset.put("type", training.experiment().dataset().type());
    dataset.put("size", training.dataset().size());
    training.dataset().shape().dimensions().forEach(dataset.putArray("shape")::add);
    new DatasetDescription(training.dataset()).addTo(dataset);
    ObjectNode parameters = object.putObject("parameters");
    for (LearningNetwork network : training.setup().networks()) {
      parameters.put(network.name(), network.network().parameters().values().length());
    }
    object.put("iterations", PlannedIterations.of(training));
    object.put("batchSize", training.experiment().training().batchSize());
    return object;
  }

  /** The parameters of all networks with a role. */
  private static long parameters(PreparedTraining training, NetworkRole role) {
    return training.setup().networks().stream()
        .filter(network -> network.role() == role)
        .mapToLong(network -> network.network().parameters().values().length())
        .sum();
  }
}

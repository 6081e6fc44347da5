package org.gan4j.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.gan4j.api.network.Network;
import org.gan4j.core.Gan;
import org.gan4j.core.game.Game;
import org.gan4j.experiment.configuration.Json;
import picocli.CommandLine.Command;
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

  @Option(
      names = "--set",
      paramLabel = "PATH=VALUE",
      description = "Change a setting of the experiment, as --set training.epochs=1. Repeatable.")
  private List<String> overrides = new ArrayList<>();

  @Option(names = "--json", description = "Print the summary as JSON.")
  private boolean json;

  ValidateCommand(Supplier<Gan> gan) {
    this.gan = gan;
  }

  @Override
  public void run() {
    Gan framework = gan.get();
    try (Game game = framework.assemble(framework.read(experiment, overrides))) {
      new DatasetWarnings(game.dataset(), spec.commandLine().getErr()).print();
      PrintWriter output = spec.commandLine().getOut();
      output.println(json ? Json.write(toJson(game)) : text(game));
    }
  }

  private static String text(Game game) {
    return String.format(
        Locale.ROOT,
        "ok: %s: %s of %,d samples %s; generator %s of %,d parameters, discriminator %s of %,d;"
            + " %,d iterations of batches of %d",
        game.experiment().name(),
        game.experiment().dataset().type(),
        game.dataset().size(),
        game.dataset().shape(),
        game.experiment().generator().type(),
        parameters(game.generator()),
        game.experiment().discriminator().type(),
        parameters(game.discriminator()),
        PlannedIterations.of(game),
        game.experiment().training().batchSize());
  }

  private static ObjectNode toJson(Game game) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    object.put("ok", true);
    object.put("name", game.experiment().name());
    ObjectNode dataset = object.putObject("dataset");
    dataset.put("type", game.experiment().dataset().type());
    dataset.put("size", game.dataset().size());
    game.dataset().shape().dimensions().forEach(dataset.putArray("shape")::add);
    ObjectNode parameters = object.putObject("parameters");
    parameters.put("generator", parameters(game.generator()));
    parameters.put("discriminator", parameters(game.discriminator()));
    object.put("iterations", PlannedIterations.of(game));
    object.put("batchSize", game.experiment().training().batchSize());
    return object;
  }

  private static long parameters(Network network) {
    return network.parameters().values().length();
  }
}

package org.gan4j.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.gan4j.api.GanException;
import org.gan4j.api.game.Game;
import org.gan4j.api.game.NetworkPlan;
import org.gan4j.cli.export.GameNetworks;
import org.gan4j.cli.output.Destination;
import org.gan4j.core.Gan;
import org.gan4j.core.assembly.PreparedTraining;
import org.gan4j.core.run.TrainingRun;
import org.gan4j.experiment.LocatedExperiment;
import org.gan4j.experiment.configuration.Json;
import org.gan4j.onnx.TorchWeights;
import org.gan4j.training.LearningNetwork;
import org.gan4j.training.ParameterAverage;
import org.gan4j.training.TrainingSetup;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gan import}. */
@Command(
    name = "import",
    description = {
      "Begin a run with the weights of a file, and print its folder.",
      "The file is a safetensors file with PyTorch's names and layouts, as 'gan export' writes one."
          + " The experiment says which network it is; its data are opened. The run has a"
          + " checkpoint at step 0, to sample from or to train on."
    },
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  gan import G.safetensors experiments/mnist-dcgan.json --out runs/imported",
      "  gan import AB.safetensors cycle.json --player generator-ab \\",
      "    --with generator-ba=BA.safetensors",
      "  gan sample runs/imported",
      "  gan train runs/imported --resume"
    })
final class ImportCommand implements Runnable {
  private final Supplier<Gan> gan;

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "FILE", description = "The weights: FILE.safetensors.")
  private Path file;

  @Parameters(
      index = "1",
      paramLabel = "EXPERIMENT",
      description = "The experiment that the network belongs to (JSON).")
  private Path experiment;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "The run's folder; runs/<name>-<time> if absent.")
  private @Nullable Path out;

  @Option(
      names = "--player",
      paramLabel = "NAME",
      description =
          "The network of the game that has these weights; the one that is sampled if absent.")
  private @Nullable String player;

  @Option(
      names = "--with",
      paramLabel = "NAME=FILE",
      description = "The weights of another network of the game. Repeatable.")
  private Map<String, Path> others = new LinkedHashMap<>();

  @Mixin private final OverrideOptions overrides = new OverrideOptions();

  @Option(names = "--json", description = "Print the run and its networks as JSON.")
  private boolean json;

  ImportCommand(Supplier<Gan> gan) {
    this.gan = gan;
  }

  @Override
  public void run() {
    Destination.requireFolder(out);
    Gan framework = gan.get();
    LocatedExperiment read = framework.read(experiment, overrides.overrides());
    try (PreparedTraining training = framework.assemble(read)) {
      Map<String, Path> files = files(training.setup().game());
      files.forEach((name, weights) -> read(weights, name, training.setup()));
      Path folder = new RunChoice(experiment, out, false).newFolder(read.experiment().name());
      try (TrainingRun run = framework.start(training, folder)) {
        run.writeCheckpoint();
        print(run.folder().path(), files.keySet());
      }
    }
  }

  /** The files, by the networks whose weights they have. */
  private Map<String, Path> files(Game game) {
    String first = player == null ? game.sampled() : player;
    if (others.containsKey(first)) {
      throw GanException.usage(
          "the network " + first + " would have the weights of two files",
          "--with " + first + "=" + others.get(first),
          "name another network with --player or --with");
    }
    Map<String, Path> files = new LinkedHashMap<>();
    files.put(first, file);
    files.putAll(others);
    return files;
  }

  private void read(Path weights, String name, TrainingSetup setup) {
    NetworkPlan plan =
        GameNetworks.named(name, GameNetworks.of(setup.game()), experiment.toString());
    TorchWeights.read(
        weights, GameNetworks.exportable(plan, other -> setup.network(other).network()), name);
    average(setup.network(name));
    String body = plan.featuresOf();
    if (body != null) {
      average(setup.network(body));
    }
  }

  private static void average(LearningNetwork network) {
    ParameterAverage average = network.average();
    if (average != null) {
      average.network().parameters().values().assign(network.network().parameters().values());
    }
  }

  private void print(Path run, Set<String> networks) {
    PrintWriter output = spec.commandLine().getOut();
    if (json) {
      ObjectNode result = JsonNodeFactory.instance.objectNode().put("run", run.toString());
      networks.forEach(result.withArray("/networks")::add);
      output.println(Json.write(result));
    } else {
      output.println(run);
    }
    output.flush();
  }
}

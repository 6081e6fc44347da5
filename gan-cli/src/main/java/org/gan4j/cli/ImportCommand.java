package org.gan4j.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.gan4j.cli.export.PlayerNames;
import org.gan4j.cli.output.Destination;
import org.gan4j.core.Gan;
import org.gan4j.core.assembly.PreparedTraining;
import org.gan4j.core.run.TrainingRun;
import org.gan4j.experiment.LocatedExperiment;
import org.gan4j.onnx.TorchWeights;
import org.gan4j.training.LearningNetwork;
import org.gan4j.training.ParameterAverage;
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
      "Begin a run whose generator has the weights of a file, and print its folder.",
      "The file is a safetensors file with PyTorch's names and layouts, as 'gan export' writes one."
          + " The experiment says which network it is; its data are opened. The run has a"
          + " checkpoint at step 0, to sample from or to train on."
    },
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  gan import G.safetensors experiments/mnist-dcgan.json --out runs/imported",
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
      defaultValue = "generator",
      description = "The network of the game that has these weights; default: ${DEFAULT-VALUE}.")
  private String player;

  @Mixin private final OverrideOptions overrides = new OverrideOptions();

  ImportCommand(Supplier<Gan> gan) {
    this.gan = gan;
  }

  @Override
  public void run() {
    Destination.requireFolder(out);
    Gan framework = gan.get();
    LocatedExperiment read = framework.read(experiment, overrides.overrides());
    try (PreparedTraining training = framework.assemble(read)) {
      LearningNetwork network = network(training);
      TorchWeights.read(file, network.network(), player);
      ParameterAverage average = network.average();
      if (average != null) {
        average.network().parameters().values().assign(network.network().parameters().values());
      }
      Path folder = new RunChoice(experiment, out, false).newFolder(read.experiment().name());
      try (TrainingRun run = framework.start(training, folder)) {
        run.writeCheckpoint();
        PrintWriter output = spec.commandLine().getOut();
        output.println(run.folder().path());
        output.flush();
      }
    }
  }

  private LearningNetwork network(PreparedTraining training) {
    List<LearningNetwork> networks = training.setup().networks();
    PlayerNames.require(
        player, networks.stream().map(LearningNetwork::name).toList(), experiment.toString());
    return networks.stream()
        .filter(network -> network.name().equals(player))
        .findFirst()
        .orElseThrow();
  }
}

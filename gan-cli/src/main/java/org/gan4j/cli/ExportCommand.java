package org.gan4j.cli;

import java.nio.file.Path;
import java.util.function.Supplier;
import org.gan4j.api.GanException;
import org.gan4j.api.game.NetworkPlan;
import org.gan4j.cli.export.ExportFormat;
import org.gan4j.cli.export.ExportedPlayer;
import org.gan4j.cli.export.GameNetworks;
import org.gan4j.cli.output.Destination;
import org.gan4j.cli.output.WholeFile;
import org.gan4j.core.Gan;
import org.gan4j.core.trained.TrainedGenerator;
import org.gan4j.experiment.Version;
import org.gan4j.nn.graph.ExportableNetwork;
import org.gan4j.onnx.NetworkDescription;
import org.gan4j.onnx.OnnxExport;
import org.gan4j.onnx.TorchWeights;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code gan export}. */
@Command(
    name = "export",
    description = {
      "Write a trained network for other programs, and print where it is.",
      "An ONNX file has the network with its weights, for any size of batch: inputs are called z,"
          + " class, image and mask, and its metadata have the experiment. A safetensors file has"
          + " the weights alone, with PyTorch's names and layouts."
    },
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  gan export runs/mnist --out generator.onnx",
      "  gan export runs/mnist --player discriminator --out discriminator.onnx",
      "  gan export runs/mnist --fold-batch-norm --out small.onnx",
      "  gan export runs/mnist --out generator.safetensors   for PyTorch"
    })
final class ExportCommand implements Runnable {
  private final Supplier<Gan> gan;
  private final Destination destination;

  @Mixin private final RunParameter run = new RunParameter();

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "FILE.onnx, or FILE.safetensors; - for standard output, as --format says.")
  private Path out;

  @Option(
      names = "--player",
      paramLabel = "NAME",
      description =
          "A network of the game, such as discriminator; the one that is sampled if absent.")
  private @Nullable String player;

  @Option(
      names = "--format",
      paramLabel = "NAME",
      description = "onnx or pytorch; as the ending of --out says if absent.")
  private @Nullable String format;

  @Option(
      names = "--fold-batch-norm",
      description = "Make batch normalizations part of the layers before them. ONNX only.")
  private boolean folded;

  @Mixin private final WeightsOption weights = new WeightsOption();

  @Mixin private final ForceOption force = new ForceOption();

  @Mixin
  @SuppressWarnings("UnusedVariable") // the destination prints JSON
  private final JsonFilesOption json = new JsonFilesOption();

  ExportCommand(Supplier<Gan> gan, Destination destination) {
    this.gan = gan;
    this.destination = destination;
  }

  @Override
  public void run() {
    ExportFormat chosen = chosenFormat();
    if (folded && chosen == ExportFormat.PYTORCH) {
      throw GanException.usage(
          "a file for PyTorch has the weights as they are",
          "--fold-batch-norm",
          "leave it out, or write an ONNX file");
    }
    force.require(out);
    Gan framework = gan.get();
    try (TrainedGenerator trained = framework.open(run.path(), weights.weights())) {
      NetworkPlan plan = plan(trained);
      ExportableNetwork network = GameNetworks.exportable(plan, trained::network);
      String version = Version.current();
      NetworkDescription description =
          new ExportedPlayer(trained, plan, network.signature()).describe(framework, version);
      WholeFile.Bytes content =
          switch (chosen) {
            case ONNX -> OnnxExport.of(network, description, version, folded)::write;
            case PYTORCH -> stream -> TorchWeights.write(network, description, stream);
          };
      destination.write(out, chosen.ending(), file -> WholeFile.writeBytes(file, content));
    }
  }

  private ExportFormat chosenFormat() {
    if (format != null) {
      return ExportFormat.named(format);
    }
    if (Destination.isStandardOutput(out)) {
      return ExportFormat.ONNX;
    }
    return ExportFormat.of(out)
        .orElseThrow(
            () ->
                GanException.usage(
                    "the name does not say what to write",
                    out.toString(),
                    "end it with .onnx or .safetensors, or add --format onnx"));
  }

  private NetworkPlan plan(TrainedGenerator trained) {
    return GameNetworks.named(
        player == null ? trained.sampledName() : player,
        trained.networks(),
        trained.checkpoint().toString());
  }
}

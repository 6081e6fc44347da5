package org.gan4j.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Supplier;
import org.gan4j.api.GanException;
import org.gan4j.cli.latent.LatentSpaces;
import org.gan4j.cli.live.ExplorableGenerator;
import org.gan4j.cli.live.LiveOptions;
import org.gan4j.core.Gan;
import org.gan4j.core.sampling.LatentExplorer;
import org.gan4j.core.trained.TrainedGenerator;
import org.gan4j.experiment.configuration.Json;
import org.gan4j.latent.LatentSpace;
import org.gan4j.latent.direction.DirectionMethod;
import org.gan4j.latent.direction.LatentDirections;
import org.gan4j.report.live.DrawQueue;
import org.gan4j.report.live.LiveContent;
import org.gan4j.report.live.LiveServer;
import org.gan4j.report.recorded.FollowedRun;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code gan explore}. */
@Command(
    name = "explore",
    description = {
      "Explore a trained generator in a browser: classes, seeds, truncation, directions in latent"
          + " space, and interpolation by dragging.",
      "Prints the address of the page. Ctrl-C ends it."
    },
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  gan explore runs/mnist-dcgan",
      "  gan explore runs/faces --port 8080 --directions sefa",
      "  gan explore runs/mnist/checkpoints/step-000500.gan"
    })
final class ExploreCommand implements Runnable {
  private final Supplier<Gan> gan;

  @Spec private CommandSpec spec;

  @Mixin private final RunParameter run = new RunParameter();

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "0",
      description = "Of the page; a free one if absent or 0.")
  private int port;

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      defaultValue = "127.0.0.1",
      description =
          "The network that can reach the page; default: ${DEFAULT-VALUE}, this computer alone.")
  private String host;

  @Mixin private final HoleDataOption data = new HoleDataOption();

  @Option(
      names = "--directions",
      paramLabel = "METHOD",
      description = {
        "Directions of the sliders: sefa or pca, as of 'gan directions'; if absent, those in which"
            + " the pixels change most, the eigenvectors of the generator's Jacobian."
      })
  private @Nullable String directions;

  @Option(names = "--json", description = "Print the address as JSON.")
  private boolean json;

  @Mixin private final WeightsOption weights = new WeightsOption();

  ExploreCommand(Supplier<Gan> gan) {
    this.gan = gan;
  }

  @Override
  public void run() {
    try (TrainedGenerator trained = gan.get().open(run.path(), weights.weights())) {
      data.giveTo(gan.get(), trained, spec.commandLine());
      ExplorableGenerator generator = explorable(trained);
      if (!generator.isDrawable()) {
        throw GanException.usage(
            "samples of this run are numbers, of which there are no pictures to explore",
            trained.checkpoint().toString(),
            "draw some with 'gan sample'");
      }
      try (LiveServer server = LiveServer.open(host, port, "--port")) {
        LiveOptions.warn("--host", host, spec.commandLine().getErr());
        DrawQueue queue = new DrawQueue();
        server.serve(content(trained, generator, queue));
        print(server.address());
        queue.drawAll(generator);
      }
    }
  }

  /** The first directions of the method, as many as there are sliders. */
  private ExplorableGenerator explorable(TrainedGenerator trained) {
    if (directions == null) {
      return ExplorableGenerator.of(trained);
    }
    DirectionMethod method = DirectionsCommand.method("--directions", directions, spec);
    LatentSpace space = LatentSpaces.of(trained);
    int count = Math.min(LatentExplorer.DIRECTIONS, space.size());
    return ExplorableGenerator.of(
        trained,
        LatentSpaces.directions(
                space,
                method,
                LatentDirections.Of.LATENT,
                count,
                DirectionsCommand.SEED,
                run.path())
            .steps());
  }

  private void print(URI address) {
    PrintWriter output = spec.commandLine().getOut();
    output.println(
        json
            ? Json.write(JsonNodeFactory.instance.objectNode().put("address", address.toString()))
            : address);
    output.flush();
  }

  private LiveContent content(
      TrainedGenerator trained, ExplorableGenerator generator, DrawQueue queue) {
    return new LiveContent(
        trained.experiment().name(),
        Files.isDirectory(run.path()) ? new FollowedRun(run.path()) : null,
        generator.knobs(),
        note(trained),
        queue,
        null,
        null);
  }

  private static String note(TrainedGenerator trained) {
    Path name = trained.checkpoint().getFileName();
    return String.format(
        Locale.ROOT,
        "Samples of the checkpoint %s. 'gan sample' with the same seed and class begins with the"
            + " same sample.",
        name == null ? trained.checkpoint() : name);
  }
}

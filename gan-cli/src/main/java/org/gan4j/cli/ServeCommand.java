package org.gan4j.cli;

import java.io.PrintWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.gan4j.api.GanException;
import org.gan4j.api.io.ServerAddress;
import org.gan4j.cli.apply.PictureApplication;
import org.gan4j.cli.serve.ServedRun;
import org.gan4j.core.Gan;
import org.gan4j.core.trained.TrainedGenerator;
import org.gan4j.serve.AnsweredRequest;
import org.gan4j.serve.GeneratorServer;
import org.gan4j.serve.ServerLimits;
import org.gan4j.serve.ServerSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code gan serve}. */
@Command(
    name = "serve",
    description = {
      "Serve a trained generator over HTTP: samples, interpolations, and what the run does to"
          + " pictures, with health, metrics and an OpenAPI document at /openapi.json.",
      "Prints the address. Ctrl-C or SIGTERM ends it after the requests that it has accepted."
    },
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  gan serve runs/mnist-dcgan",
      "  curl 'http://127.0.0.1:8080/samples?count=16&seed=3&class=7' -o sevens.png",
      "  gan serve runs/faces-superresolution --port 9000 --max-bytes 2000000",
      "  curl --data-binary @small.png http://127.0.0.1:9000/apply -o large.png"
    })
final class ServeCommand implements Runnable {
  private static final String LOOPBACK = "127.0.0.1";
  private static final int MOST_PLACES = 1000;
  private static final long MOST_PIXELS = 100_000_000;
  private static final int MOST_BYTES = 200_000_000;
  private static final int MOST_SAMPLES = 100_000;
  private static final int MOST_SECONDS = 3600;

  private final Supplier<Gan> gan;
  private final Interruption interruption;

  @Spec private CommandSpec spec;

  @Mixin private final RunParameter run = new RunParameter();

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "8080",
      description = "Where to answer; 0 for a free one; default: ${DEFAULT-VALUE}.")
  private int port;

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      defaultValue = LOOPBACK,
      description =
          "The network that can reach the server; default: ${DEFAULT-VALUE}, this computer alone.")
  private String host;

  @Mixin private final HoleDataOption data = new HoleDataOption();

  @Option(
      names = "--max-count",
      paramLabel = "N",
      defaultValue = "256",
      description = "The most samples of one request; default: ${DEFAULT-VALUE}.")
  private int maxCount;

  @Option(
      names = "--max-pixels",
      paramLabel = "N",
      defaultValue = "4194304",
      description =
          "The most pixels of one request's samples, and of a picture that is sent; default:"
              + " ${DEFAULT-VALUE}.")
  private long maxPixels;

  @Option(
      names = "--max-bytes",
      paramLabel = "N",
      defaultValue = "10000000",
      description = "The most bytes of a picture that is sent; default: ${DEFAULT-VALUE}.")
  private int maxBytes;

  @Option(
      names = "--queue",
      paramLabel = "N",
      defaultValue = "32",
      description =
          "How many requests may wait, be computed and be sent; more are refused with 429; default:"
              + " ${DEFAULT-VALUE}.")
  private int queue;

  @Option(
      names = "--wait",
      paramLabel = "SECONDS",
      defaultValue = "30",
      description =
          "How long a request may wait, and how long the requests have at the end; default:"
              + " ${DEFAULT-VALUE}.")
  private int wait;

  @Option(
      names = {"-q", "--quiet"},
      description = "Do not log requests.")
  private boolean quiet;

  @Mixin private final WeightsOption weights = new WeightsOption();

  ServeCommand(Supplier<Gan> gan, Interruption interruption) {
    this.gan = gan;
    this.interruption = interruption;
  }

  @Override
  public void run() {
    ServerSettings settings = new ServerSettings(host, port, limits(), this::log);
    try (TrainedGenerator generator = gan.get().open(run.path(), weights.weights())) {
      ServedRun served = new ServedRun(generator, giveData(generator));
      CountDownLatch end = new CountDownLatch(1);
      try (GeneratorServer server = GeneratorServer.start(served, settings)) {
        if (!ServerAddress.isLoopback(host)) {
          announce(
              "warning: with --host "
                  + host
                  + ", other computers can use the server; it asks nobody for a password, and it is"
                  + " not encrypted: put a proxy before it");
        }
        interruption.standBy(
            "stopping after the requests that are accepted ...",
            "some requests were not answered in time",
            () -> {
              if (!server.drain(wait)) {
                announce("warning: some requests were not answered in " + wait + " seconds");
              }
              end.countDown();
            });
        PrintWriter output = spec.commandLine().getOut();
        output.println(server.address());
        output.flush();
        end.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private ServerLimits limits() {
    require("--max-count", maxCount, 1, MOST_SAMPLES);
    require("--max-pixels", maxPixels, 1, MOST_PIXELS);
    require("--max-bytes", maxBytes, 1, MOST_BYTES);
    require("--queue", queue, 1, MOST_PLACES);
    require("--wait", wait, 1, MOST_SECONDS);
    return new ServerLimits(maxCount, maxPixels, maxBytes, queue, wait);
  }

  private void require(String option, long value, long least, long most) {
    if (value < least || value > most) {
      throw new ParameterException(
          spec.commandLine(),
          String.format(
              Locale.ROOT, "%s must be from %d to %d, not %d", option, least, most, value));
    }
  }

  /** Whether samples can be drawn: a run that maps pictures is served without them, too. */
  private boolean giveData(TrainedGenerator generator) {
    try {
      data.giveTo(gan.get(), generator, spec.commandLine());
      return true;
    } catch (GanException e) {
      if (data.isGiven() || !new PictureApplication(generator).isPossible()) {
        throw e;
      }
      announce(
          "warning: no samples are served, only /apply: " + e.problem() + " (" + e.where() + ")");
      return false;
    }
  }

  private void log(AnsweredRequest request) {
    if (!quiet || !request.failure().isEmpty()) {
      announce(
          String.format(
              Locale.ROOT,
              "%s %s %s %s %d %d B %.1f ms%s",
              Instant.now().truncatedTo(ChronoUnit.MILLIS),
              request.id(),
              request.method(),
              request.target(),
              request.status(),
              request.bytes(),
              request.time().toNanos() * 1e-6,
              request.failure().isEmpty() ? "" : " failed: " + request.failure()));
    }
  }

  /** By several threads. */
  private synchronized void announce(String line) {
    PrintWriter error = spec.commandLine().getErr();
    error.println(line.lines().findFirst().orElse(""));
    error.flush();
  }
}

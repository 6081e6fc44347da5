package org.gan4j.report.tensorboard;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.gan4j.api.GanException;
import org.gan4j.api.game.Progress;
import org.gan4j.api.io.BoundedFile;
import org.gan4j.api.io.FileProblem;
import org.gan4j.api.network.Parameters;
import org.gan4j.api.network.Parameters.Parameter;
import org.gan4j.api.network.Parameters.Role;
import org.gan4j.api.training.IterationReport;
import org.gan4j.api.training.TrainingListener;
import org.gan4j.api.training.TrainingSnapshot;
import org.gan4j.api.training.TrainingStart;
import org.gan4j.report.tensorboard.Events.Picture;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Writes what it is told as events, each step once, also when the run continues or goes back. */
final class TensorBoardListener implements TrainingListener {
  /** Of the run's folder: TensorBoard finds it there. */
  static final String FOLDER = "tensorboard";

  private static final String EXPERIMENT = "experiment";
  private static final String TRAINING = "training/";
  private static final String METRICS = "metrics/";
  private static final String SAMPLES = "samples";
  private static final String PARAMETERS = "parameters/";
  private static final String GRADIENTS = "gradients/";

  /** Where a PNG has its size. */
  private static final int WIDTH = 16;

  private static final int HEIGHT = 20;
  private static final int HEADER = 24;
  private static final int LARGEST_FILE = 1 << 26;
  private static final double MILLISECONDS = 1000;

  private final TensorBoardConfiguration configuration;
  private @Nullable EventLog log;
  private long continuedFrom;

  TensorBoardListener(TensorBoardConfiguration configuration) {
    this.configuration = configuration;
  }

  @Override
  public void started(TrainingStart start) {
    close();
    continuedFrom = start.progress().steps();
    EventLog opened = EventLog.upTo(continuedFrom, start.folder().resolve(FOLDER), now());
    log = opened;
    Path experiment = start.folder().resolve("experiment.json");
    if (Files.isRegularFile(experiment) && !opened.contains(EXPERIMENT)) {
      String json = new String(read(experiment), StandardCharsets.UTF_8);
      // Four spaces make a block of code in Markdown.
      opened.append(Events.text(now(), 0, EXPERIMENT, json.indent(4)));
    }
  }

  @Override
  public void iterationEnded(IterationReport report) {
    EventLog opened = log;
    if (opened != null && report.progress().iteration() % configuration.everyIterations() == 0) {
      append(opened, report.progress(), TRAINING, report.numbers());
    }
  }

  @Override
  public void evaluated(Progress progress, Map<String, Double> metrics) {
    EventLog opened = log;
    if (opened != null) {
      if (progress.steps() == continuedFrom) {
        opened.removeEarlier(continuedFrom, tag -> tag.startsWith(METRICS));
      }
      append(opened, progress, METRICS, metrics);
    }
  }

  private static void append(
      EventLog log, Progress progress, String group, Map<String, Double> numbers) {
    double time = now();
    numbers.forEach(
        (name, value) -> log.append(Events.scalar(time, progress.steps(), group + name, value)));
  }

  @Override
  public void sampled(TrainingSnapshot snapshot) {
    EventLog opened = log;
    if (opened == null) {
      return;
    }
    long step = snapshot.progress().steps();
    if (step == continuedFrom && step > 0) {
      opened.removeEarlier(
          step,
          tag -> tag.equals(SAMPLES) || tag.startsWith(PARAMETERS) || tag.startsWith(GRADIENTS));
    }
    if (snapshot.samples().toString().endsWith(".png")) {
      opened.append(Events.image(now(), step, SAMPLES, picture(snapshot.samples())));
    }
    if (configuration.histograms()) {
      snapshot
          .parameters()
          .forEach((network, parameters) -> histograms(opened, step, network, parameters));
    }
  }

  private static void histograms(EventLog log, long step, String network, Parameters parameters) {
    for (Parameter parameter : parameters.named()) {
      String name = network + "/" + parameter.name();
      histogram(log, step, PARAMETERS + name, parameter.value());
      if (step > 0 && parameter.role() != Role.STATISTIC) {
        histogram(log, step, GRADIENTS + name, parameter.gradient());
      }
    }
  }

  private static void histogram(EventLog log, long step, String tag, INDArray values) {
    Histogram histogram = Histogram.of(values);
    if (histogram != null) {
      log.append(Events.histogram(now(), step, tag, histogram));
    }
  }

  private static Picture picture(Path file) {
    byte[] png = read(file);
    if (png.length < HEADER) {
      throw unreadable(file, new IOException("it is no picture"));
    }
    ByteBuffer header = ByteBuffer.wrap(png);
    return new Picture(header.getInt(WIDTH), header.getInt(HEIGHT), png);
  }

  private static byte[] read(Path file) {
    try {
      return BoundedFile.read(file, LARGEST_FILE)
          .orElseThrow(() -> new IOException("it is larger than 64 MiB"));
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static GanException unreadable(Path file, IOException e) {
    return GanException.failure(
        "a file for TensorBoard cannot be read: " + FileProblem.reason(e),
        file.toString(),
        "check its permissions; the training goes on without it",
        e);
  }

  private static double now() {
    return System.currentTimeMillis() / MILLISECONDS;
  }

  @Override
  public void ended(Progress progress, boolean complete) {
    close();
  }

  @Override
  public void failed(Throwable reason) {
    close();
  }

  private void close() {
    EventLog opened = log;
    if (opened != null) {
      log = null;
      opened.close();
    }
  }
}

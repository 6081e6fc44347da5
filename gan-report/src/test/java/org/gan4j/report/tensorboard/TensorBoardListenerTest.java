package org.gan4j.report.tensorboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gan4j.api.game.Progress;
import org.gan4j.api.network.Parameters;
import org.gan4j.api.training.IterationReport;
import org.gan4j.api.training.ListenerContext;
import org.gan4j.api.training.TrainingListener;
import org.gan4j.api.training.TrainingSnapshot;
import org.gan4j.api.training.TrainingStart;
import org.gan4j.images.output.PngFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.tensorflow.framework.HistogramProto;
import org.tensorflow.framework.Summary;
import org.tensorflow.util.Event;

class TensorBoardListenerTest {
  @TempDir private Path run;

  private static Progress after(long iteration) {
    return new Progress(
        iteration, Map.of("discriminator", iteration, "generator", iteration), Map.of(), 0.5);
  }

  private TrainingListener started(long iteration) {
    TrainingListener listener =
        new TensorBoardProvider()
            .create(new TensorBoardConfiguration(1, true), ListenerContext.standalone());
    listener.started(new TrainingStart(run, "test", after(iteration)));
    return listener;
  }

  private static void iterate(TrainingListener listener, long iteration) {
    listener.iterationEnded(
        new IterationReport(after(iteration), Map.of("generatorLoss", 1.0 / iteration)));
  }

  private TrainingSnapshot snapshot(long iteration) {
    Path file = run.resolve("step.png");
    PngFile.write(new BufferedImage(30, 20, BufferedImage.TYPE_INT_RGB), file);
    INDArray values = Nd4j.createFromArray(-1f, 0f, 0f, 1f, Float.NaN);
    INDArray gradient = Nd4j.createFromArray(0f, 0f, 0f, 0f, 4f);
    return new Snapshot(after(iteration), file, Map.of("generator", new Dense(values, gradient)));
  }

  private record Snapshot(Progress progress, Path samples, Map<String, Parameters> parameters)
      implements TrainingSnapshot {}

  private record Dense(INDArray values, INDArray gradient) implements Parameters {
    @Override
    public List<Parameter> named() {
      return List.of(new Parameter("0-dense/weights", values, gradient, Role.WEIGHT));
    }

    @Override
    public void clearGradient() {
      gradient.assign(0);
    }
  }

  private List<Event> events() {
    return DecodedEvents.of(run.resolve("tensorboard"));
  }

  private Summary.Value value(String tag) {
    return events().stream()
        .map(event -> event.getSummary().getValue(0))
        .filter(value -> value.getTag().equals(tag))
        .reduce((first, second) -> second)
        .orElseThrow();
  }

  @Test
  void writesWhatTensorFlowReads() throws IOException {
    Files.writeString(run.resolve("experiment.json"), "{ \"name\": \"für π\" }");
    TrainingListener listener = started(0);
    iterate(listener, 300);
    listener.evaluated(after(300), Map.of("fid", 12.5));
    listener.sampled(snapshot(300));

    assertThat(value("training/generatorLoss").getSimpleValue()).isEqualTo(1f / 300);
    assertThat(value("metrics/fid").getSimpleValue()).isEqualTo(12.5f);
    assertThat(events()).last().extracting(Event::getStep).isEqualTo(600L);
    Summary.Image image = value("samples").getImage();
    assertThat(List.of(image.getWidth(), image.getHeight())).containsExactly(30, 20);
    assertThat(image.getEncodedImageString().toByteArray())
        .isEqualTo(Files.readAllBytes(run.resolve("step.png")));
    Summary.Value text = value("experiment");
    assertThat(text.getMetadata().getPluginData().getPluginName()).isEqualTo("text");
    assertThat(text.getTensor().getStringVal(0).toStringUtf8()).contains("\"für π\"");
    Event first = DecodedEvents.all(run.resolve("tensorboard")).get(0);
    assertThat(first.getFileVersion()).isEqualTo("brain.Event:2");
    // The time of day, in seconds: within an hour of now.
    assertThat(first.getWallTime()).isCloseTo(System.currentTimeMillis() / 1e3, within(3600.0));
  }

  @Test
  void countsParametersAndGradients() {
    TrainingListener listener = started(0);
    listener.sampled(snapshot(1));

    HistogramProto values = value("parameters/generator/0-dense/weights").getHisto();
    assertThat(List.of(values.getMin(), values.getMax(), values.getNum(), values.getSum()))
        .containsExactly(-1.0, 1.0, 4.0, 0.0);
    assertThat(values.getSumSquares()).isEqualTo(2);
    assertThat(values.getBucketList().stream().mapToDouble(count -> count).sum()).isEqualTo(4);
    for (int i = 0; i < values.getBucketCount(); i++) {
      double low = i == 0 ? Double.NEGATIVE_INFINITY : values.getBucketLimit(i - 1);
      double high = values.getBucketLimit(i);
      long between =
          Stream.of(-1.0, 0.0, 0.0, 1.0).filter(value -> value >= low && value < high).count();
      assertThat(values.getBucket(i))
          .isEqualTo(i == values.getBucketCount() - 1 ? 1 : (double) between);
    }
    assertThat(value("gradients/generator/0-dense/weights").getHisto().getMax()).isEqualTo(4);
  }

  @Test
  void hasEveryStepOnceAfterAKill() throws IOException {
    TrainingListener killed = started(0);
    for (int iteration = 1; iteration <= 5; iteration++) {
      iterate(killed, iteration);
    }
    killed.sampled(snapshot(3));
    killed.ended(after(5), false);
    Path file = run.resolve("tensorboard/events.out.tfevents.0000000001.gan4j");
    Files.write(file, new byte[] {7, 0, 0}, StandardOpenOption.APPEND);

    TrainingListener next = started(3);
    next.sampled(snapshot(3));
    iterate(next, 4);
    next.ended(after(4), true);

    assertThat(events())
        .filteredOn(event -> event.getSummary().getValue(0).getTag().startsWith("training/"))
        .extracting(Event::getStep)
        .containsExactly(2L, 4L, 6L, 8L);
    assertThat(events())
        .filteredOn(event -> event.getSummary().getValue(0).getTag().equals("samples"))
        .hasSize(1);
    assertThat(DecodedEvents.all(run.resolve("tensorboard")))
        .filteredOn(Event::hasSessionLog)
        .extracting(Event::getStep)
        .as("a TensorBoard that runs drops what it has shown of later steps")
        .containsExactly(7L);
  }
}

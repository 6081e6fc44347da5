package org.gan4j.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.gan4j.api.GanException;
import org.gan4j.api.game.Progress;
import org.gan4j.api.training.IterationReport;
import org.gan4j.api.training.TrainingListener;
import org.gan4j.core.assembly.PreparedTraining;
import org.gan4j.core.sampling.Conditions;
import org.gan4j.core.sampling.SampleRequest;
import org.gan4j.core.sampling.Sampler;
import org.gan4j.core.testing.SavedTraining;
import org.gan4j.core.testing.TinyTraining;
import org.gan4j.core.trained.TrainedGenerator;
import org.gan4j.training.StopSignal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;

class TrainingRunTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  @TempDir Path folder;

  @Test
  void leavesARunAsTheDesignDescribesIt() throws IOException {
    RunFolder run = train("run", List.of());
    assertThat(names(run.path()))
        .containsExactlyInAnyOrder(
            "experiment.json",
            "run.json",
            "metrics.jsonl",
            "report.html",
            "samples",
            "checkpoints",
            ".lock");
    assertThat(names(run.samples()))
        .containsExactlyInAnyOrder("step-000000.png", "step-000300.png");
    assertThat(names(run.checkpoints()))
        .containsExactlyInAnyOrder(
            "step-000090.gan", "step-000180.gan", "step-000270.gan", "step-000300.gan", "last");
    assertThat(run.lastCheckpoint()).hasValue(run.checkpoint(300));
  }

  @Test
  void recordsEachIterationOnALineOfItsOwn() throws IOException {
    List<String> lines = Files.readAllLines(train("run", List.of()).metrics());
    assertThat(lines).hasSize(100);
    JsonNode first = MAPPER.readTree(lines.get(0));
    // Two discriminator steps and one of the generator.
    assertThat(first.path("step").asLong()).isEqualTo(3);
    assertThat(first.path("realScore").asDouble()).isBetween(0.0, 1.0);
    assertThat(first.path("fakeScore").asDouble()).isBetween(0.0, 1.0);
    assertThat(first.path("discriminatorLoss").asDouble()).isPositive();
    assertThat(first.path("generatorGradientNorm").asDouble()).isPositive();
    assertThat(first.path("seconds").asDouble()).isPositive();
  }

  @Test
  void recordsWhereItComesFrom() throws IOException {
    JsonNode provenance = MAPPER.readTree(train("run", List.of()).provenance().toFile());
    assertThat(provenance.path("seed").asLong()).isEqualTo(11);
    assertThat(provenance.path("dataset").path("fingerprint").asText()).startsWith("sha256:");
    assertThat(provenance.path("java").path("version").asText())
        .isEqualTo(System.getProperty("java.version"));
    assertThat(provenance.path("jars").toString()).contains("gan-vanilla");
  }

  @Test
  void keepsOnlyTheNewestCheckpoints() throws IOException {
    try (PreparedTraining training =
        TinyTraining.with(folder, "checkpoint.everySteps=30", "checkpoint.keepLast=2")) {
      TinyTraining.gan().start(training, folder.resolve("run")).train(new StopSignal(), List.of());
    }
    assertThat(names(folder.resolve("run/checkpoints")))
        .containsExactlyInAnyOrder("step-000270.gan", "step-000300.gan", "last");
  }

  @Test
  void writesACheckpointThatIsAskedFor() throws IOException {
    TrainingRun[] run = new TrainingRun[1];
    TrainingListener asking =
        new TrainingListener() {
          @Override
          public void iterationEnded(IterationReport report) {
            if (report.progress().iteration() == 10) {
              run[0].requestCheckpoint();
            }
          }
        };
    try (PreparedTraining training = TinyTraining.with(folder, "checkpoint.keepLast=10")) {
      run[0] = TinyTraining.gan().start(training, folder.resolve("asked"));
      run[0].train(new StopSignal(), List.of(asking));
    }

    assertThat(names(folder.resolve("asked/checkpoints"))).contains("step-000033.gan");
    assertThat(SavedTraining.of(folder.resolve("asked/checkpoints/step-000300.gan")))
        .isEqualTo(SavedTraining.of(train("alone", List.of()).checkpoint(300)));
  }

  @Test
  void keepsTheBestCheckpointThatTheFirstMetricChooses() {
    try (PreparedTraining training =
        TinyTraining.with(
            folder,
            "checkpoint.keepLast=1",
            "evaluation.everySteps=60",
            "evaluation.metrics=[{\"type\": \"mode-coverage\", \"samples\": 500}]")) {
      TrainingRun.Result result =
          TinyTraining.gan()
              .start(training, folder.resolve("run"))
              .train(new StopSignal(), List.of());
      assertThat(result.metrics()).containsKeys("modesCovered", "shareWithin3Sigma");
    }
    assertThat(new RunFolder(folder.resolve("run")).bestCheckpoint()).isPresent();
  }

  @Test
  void isNotHarmedByAListenerThatThrows() {
    TrainingListener broken =
        new TrainingListener() {
          @Override
          public void iterationEnded(IterationReport report) {
            throw new IllegalStateException("the display is gone");
          }
        };
    RunFolder disturbed = train("disturbed", List.of(broken));
    RunFolder alone = train("alone", List.of());
    assertThat(SavedTraining.of(disturbed.checkpoint(300)))
        .isEqualTo(SavedTraining.of(alone.checkpoint(300)));
  }

  @Test
  void goesOnWithoutACheckpointThatCannotBeWrittenAndSaysSoAtTheEnd() throws IOException {
    List<Progress> seen = new ArrayList<>();
    TrainingListener takeAwayTheFolder =
        new TrainingListener() {
          @Override
          public void iterationEnded(IterationReport report) {
            seen.add(report.progress());
            if (report.progress().steps() == 270) {
              blockCheckpoints();
            }
          }
        };
    assertThatExceptionOfType(GanException.class)
        .isThrownBy(() -> train("run", List.of(takeAwayTheFolder)))
        .withMessageContaining("checkpoint cannot be written")
        .satisfies(failure -> assertThat(failure.kind()).isEqualTo(GanException.Kind.FAILURE));
    assertThat(seen).hasSize(100);
  }

  /** A file in the place of the folder: nothing can be written into it, whoever tries. */
  private void blockCheckpoints() {
    try {
      Files.move(folder.resolve("run/checkpoints"), folder.resolve("run/checkpoints-before"));
      Files.createFile(folder.resolve("run/checkpoints"));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void refusesAFolderThatHoldsSomething() throws IOException {
    Files.writeString(Files.createDirectory(folder.resolve("mine")).resolve("thesis.txt"), "x");
    assertThatExceptionOfType(GanException.class)
        .isThrownBy(() -> train("mine", List.of()))
        .satisfies(failure -> assertThat(failure.kind()).isEqualTo(GanException.Kind.USAGE));
    assertThat(names(folder.resolve("mine"))).containsExactly("thesis.txt");
  }

  @Test
  void stopsWithTheReasonWhenALossIsNoLongerANumber() {
    try (PreparedTraining training = TinyTraining.with(folder)) {
      TinyTraining.parameters(training, "generator").assign(Float.NaN);
      TrainingRun run = TinyTraining.gan().start(training, folder.resolve("run"));
      assertThatExceptionOfType(GanException.class)
          .isThrownBy(() -> run.train(new StopSignal(), List.of()))
          .withMessageContaining("the generator's parameters are no longer numbers")
          .withMessageContaining("step 1")
          .withMessageContaining("lower optimizers.generator.learningRate");
      // The state that is no good has not been saved over a good one.
      assertThat(run.folder().allCheckpoints()).isEmpty();
    }
  }

  @Test
  void sampledAgainGivesTheSameSamplesInAnyPortion() {
    RunFolder run = train("run", List.of());
    try (TrainedGenerator generator = TinyTraining.gan().open(run.path())) {
      INDArray few = generator.sample(5, 1);
      INDArray again = generator.sample(5, 1);
      INDArray other = generator.sample(5, 2);
      assertThat(again).isEqualTo(few);
      assertThat(other).isNotEqualTo(few);
      assertThat(generator.shape().length()).isEqualTo(2);
      List<Long> portions = new ArrayList<>();
      generator.sample(SampleRequest.of(600, 1), portion -> portions.add(portion.size(0)));
      assertThat(portions).containsExactly(256L, 256L, 88L);
    }
  }

  @Test
  void sampledGeneratorEqualsTheTrainedOne() {
    try (PreparedTraining training = TinyTraining.with(folder)) {
      TrainingRun run = TinyTraining.gan().start(training, folder.resolve("run"));
      run.train(new StopSignal(), List.of());
      try (TrainedGenerator opened = TinyTraining.gan().open(run.folder().path())) {
        Sampler live =
            new Sampler(
                training.setup().network("generator").network(),
                training.latent(),
                training.task().generated(),
                Conditions.none());
        assertThat(opened.sample(7, 3))
            .isEqualTo(live.draw(7, org.gan4j.api.RandomKey.ofSeed(3).split("sample")));
      }
    }
  }

  @Test
  void walksFromOneSampleToAnother() {
    RunFolder run = train("run", List.of());
    try (TrainedGenerator generator = TinyTraining.gan().open(run.path())) {
      INDArray walk = generator.interpolate(3, 5, 9, null);
      assertThat(walk.shape()).containsExactly(15, 2);
      assertThat(walk.getRow(0)).isNotEqualTo(walk.getRow(4));
    }
  }

  private RunFolder train(String name, List<TrainingListener> listeners) {
    try (PreparedTraining training = TinyTraining.with(folder)) {
      TrainingRun run = TinyTraining.gan().start(training, folder.resolve(name));
      run.train(new StopSignal(), listeners);
      return run.folder();
    }
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}

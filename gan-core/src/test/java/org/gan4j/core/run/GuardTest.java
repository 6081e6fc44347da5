package org.gan4j.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.gan4j.api.GanException;
import org.gan4j.api.training.IterationReport;
import org.gan4j.api.training.TrainingListener;
import org.gan4j.checkpoint.Checkpoint;
import org.gan4j.core.assembly.PreparedTraining;
import org.gan4j.core.testing.SavedTraining;
import org.gan4j.core.testing.TinyTraining;
import org.gan4j.training.StopSignal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class GuardTest {
  /** A generator that makes the same point whatever the latent: its weights are next to nothing. */
  private static final String CONSTANT =
      "generator.initialization={\"type\": \"normal\", \"standardDeviation\": 1e-30}";

  private static final String FROZEN = "optimizers.generator.learningRate=1e-30";

  @TempDir private Path folder;

  @Test
  void catchesAnAbsurdLearningRate() {
    for (String player : List.of("generator", "discriminator")) {
      assertThatExceptionOfType(GanException.class)
          .as(player)
          .isThrownBy(
              () ->
                  train(
                      player,
                      "optimizers." + player + "={\"type\": \"adam\", \"learningRate\": 1e6}",
                      "discriminator.hidden=[32, 32, 32]",
                      "guard.startStep=0",
                      "guard.action=stop"))
          .satisfies(
              failure -> {
                assertThat(failure.kind()).isEqualTo(GanException.Kind.FAILURE);
                assertThat(failure.where()).matches("step \\d+");
                assertThat(failure.remedy()).contains("learning");
              });
    }
  }

  @Test
  void namesPlayerAndLayerWhereANumberIsNone() {
    for (String layer : List.of("3-dense/weights", "5-dense/bias")) {
      try (PreparedTraining training = TinyTraining.with(folder)) {
        training.setup().network("generator").network().parameters().named().stream()
            .filter(parameter -> parameter.name().equals(layer))
            .findFirst()
            .orElseThrow()
            .value()
            .putScalar(0, Float.POSITIVE_INFINITY);
        TrainingRun run = TinyTraining.gan().start(training, folder.resolve(layer));
        assertThatExceptionOfType(GanException.class)
            .isThrownBy(() -> run.train(new StopSignal(), List.of()))
            .satisfies(
                failure ->
                    assertThat(failure.problem())
                        .isEqualTo(
                            "the generator's parameters are no longer numbers, in " + layer));
      }
    }
  }

  @Test
  void namesTheLayerWithTheGradientThatIsNone() {
    try (PreparedTraining training = TinyTraining.with(folder)) {
      training
          .setup()
          .network("discriminator")
          .network()
          .parameters()
          .named()
          .get(0)
          .value()
          .assign(1e38);
      TrainingRun run = TinyTraining.gan().start(training, folder.resolve("run"));
      assertThatExceptionOfType(GanException.class)
          .isThrownBy(() -> run.train(new StopSignal(), List.of()))
          .satisfies(
              failure ->
                  assertThat(failure.problem())
                      .matches(
                          "the (generator|discriminator)'s (loss or )?gradient is no longer a"
                              + " number.*; its largest parameter is 1.00e\\+38 in"
                              + " 1-dense/weights|.*in \\d-.*"));
    }
  }

  @Test
  void reportsAGeneratorThatIsConstant() throws IOException {
    train("run", CONSTANT, FROZEN, "guard.startStep=0");

    assertThat(records("run", "warning"))
        .hasSize(3)
        .allMatch(line -> line.contains("the generator has collapsed"))
        .first()
        .asString()
        .startsWith("{\"step\":90,");
  }

  @Test
  void saysNothingOfAGeneratorThatVaries() throws IOException {
    train("run", "guard.startStep=0", "guard.diversityFloor=0.02");

    assertThat(records("run", "warning")).isEmpty();
  }

  @Test
  void waitsForTheStartStep() throws IOException {
    train("run", CONSTANT, FROZEN, "guard.startStep=100");

    assertThat(records("run", "warning")).hasSize(2);
  }

  @Test
  void stopsWhereTheExperimentSaysSo() {
    assertThatExceptionOfType(GanException.class)
        .isThrownBy(() -> train("run", CONSTANT, FROZEN, "guard.startStep=0", "guard.action=stop"))
        .satisfies(
            failure -> {
              assertThat(failure.problem()).contains("collapsed");
              assertThat(failure.where()).isEqualTo("step 90");
            });
  }

  /** Weights that are next to nothing let no gradient through to the generator. */
  @Test
  void reportsAGradientThatHasVanished() throws IOException {
    train(
        "run",
        "discriminator.initialization={\"type\": \"normal\", \"standardDeviation\": 1e-30}",
        "optimizers.discriminator.learningRate=1e-30",
        "guard.startStep=0");

    assertThat(records("run", "warning"))
        .hasSize(3)
        .allMatch(line -> line.contains("the generator's gradient has vanished"));
  }

  @Test
  void goesBackAndLearnsMoreSlowlyUntilItGivesUp() throws IOException {
    String[] overrides = {
      CONSTANT, FROZEN, "guard.startStep=100", "guard.action=roll-back", "guard.rollBacks=2"
    };
    assertThatExceptionOfType(GanException.class)
        .isThrownBy(() -> train("run", overrides))
        .satisfies(failure -> assertThat(failure.problem()).contains("also after 2 roll-backs"));

    // Step 90 was good, since samples were not looked at yet.
    List<String> rollBacks = records("run", "rollBack");
    assertThat(rollBacks).hasSize(2).allMatch(line -> line.contains("\"fromStep\":180"));
    assertThat(rollBacks.get(0)).startsWith("{\"step\":90,").contains("\"learningRates\":0.5");
    assertThat(rollBacks.get(1)).contains("\"learningRates\":0.25");
    assertThat(run("run").lastCheckpoint()).hasValueSatisfying(GuardTest::isStep90);
    try (PreparedTraining training = TinyTraining.with(folder, overrides)) {
      Checkpoint.open(run("run").goodCheckpoint().orElseThrow())
          .restore(TrainingState.of(training.setup()));
      assertThat(training.setup().learningRates().share()).isEqualTo(0.25);
      assertThat(training.setup().learningRates().lowered()).isEqualTo(2);
    }
  }

  private static void isStep90(Path checkpoint) {
    assertThat(checkpoint).hasFileName("step-000090.gan");
  }

  @Test
  void goesBackToUntrainedNetworksIfNothingElseIsGood() throws IOException {
    assertThatExceptionOfType(GanException.class)
        .isThrownBy(
            () -> train("run", CONSTANT, FROZEN, "guard.startStep=0", "guard.action=roll-back"))
        .satisfies(failure -> assertThat(failure.problem()).contains("3 roll-backs"));

    assertThat(records("run", "rollBack"))
        .hasSize(3)
        .allMatch(line -> line.startsWith("{\"step\":0,"));
  }

  /**
   * Where a training was killed on its way into trouble, it gets there again, and goes on alike.
   */
  @Test
  void rollsBackExactlyAlsoAfterAnInterruption() throws IOException {
    String[] overrides = {
      CONSTANT, FROZEN, "guard.startStep=100", "guard.action=roll-back", "guard.rollBacks=1"
    };
    assertThatExceptionOfType(GanException.class).isThrownBy(() -> train("straight", overrides));
    StopSignal stop = new StopSignal();
    try (PreparedTraining training = TinyTraining.with(folder, overrides)) {
      TinyTraining.gan()
          .start(training, folder.resolve("interrupted"))
          .train(stop, List.of(stopAfter(45, stop)));
    }
    assertThatExceptionOfType(GanException.class)
        .isThrownBy(
            () -> {
              try (PreparedTraining training = TinyTraining.with(folder, overrides)) {
                TinyTraining.gan()
                    .resume(training, folder.resolve("interrupted"))
                    .train(new StopSignal(), List.of());
              }
            });

    assertThat(SavedTraining.of(run("interrupted").lastCheckpoint().orElseThrow()))
        .isEqualTo(SavedTraining.of(run("straight").lastCheckpoint().orElseThrow()));
    assertThat(withoutTimes("interrupted")).isEqualTo(withoutTimes("straight"));
  }

  /** With half the learning rate from step 90 on, whoever wants that. */
  @Test
  void goesOnAsATrainingWithALowerLearningRate() {
    INDArray slower;
    try (PreparedTraining training =
        TinyTraining.with(folder, "training.iterations=30", "guard.action=roll-back")) {
      TinyTraining.gan().start(training, folder.resolve("run")).train(new StopSignal(), List.of());
      INDArray before = TinyTraining.parameters(training, "generator").dup();
      training.setup().learningRates().lower(0.5);
      training
          .setup()
          .learningRates()
          .applied((values, gradient, step) -> values.subi(gradient))
          .step(TinyTraining.parameters(training, "generator"), Nd4j.onesLike(before), 0);
      slower = before.sub(TinyTraining.parameters(training, "generator"));
    }
    // Half of a step of 1, on parameters of order 1.
    assertThat(slower.minNumber().doubleValue()).isCloseTo(0.5, within(1e-6));
    assertThat(slower.maxNumber().doubleValue()).isCloseTo(0.5, within(1e-6));
  }

  /** Three points at distances 3, 4 and 5. */
  @Test
  void measuresTheMeanDistanceOfAllPairs() {
    INDArray points = Nd4j.createFromArray(new float[][] {{0, 0}, {3, 0}, {0, 4}});
    assertThat(Diversity.meanDistance(points)).isEqualTo(4);
  }

  private static TrainingListener stopAfter(long iteration, StopSignal stop) {
    return new TrainingListener() {
      @Override
      public void iterationEnded(IterationReport report) {
        if (report.progress().iteration() == iteration) {
          stop.request();
        }
      }
    };
  }

  private void train(String name, String... overrides) {
    try (PreparedTraining training = TinyTraining.with(folder, overrides)) {
      TinyTraining.gan().start(training, folder.resolve(name)).train(new StopSignal(), List.of());
    }
  }

  private RunFolder run(String name) {
    return new RunFolder(folder.resolve(name));
  }

  private List<String> records(String name, String kind) throws IOException {
    return Files.readAllLines(run(name).metrics()).stream()
        .filter(line -> line.contains("\"" + kind + "\""))
        .toList();
  }

  private List<String> withoutTimes(String name) throws IOException {
    return Files.readAllLines(run(name).metrics()).stream()
        .map(line -> line.replaceAll(",\"seconds.*", ""))
        .toList();
  }
}

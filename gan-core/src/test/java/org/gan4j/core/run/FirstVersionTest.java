package org.gan4j.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.gan4j.api.game.Progress;
import org.gan4j.checkpoint.Checkpoint;
import org.gan4j.core.Gan;
import org.gan4j.core.assembly.PreparedTraining;
import org.gan4j.core.trained.TrainedGenerator;
import org.gan4j.core.training.StopSignal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A run of GAN4J 0.1, as its command left it: {@code gan train experiments/ring-vanilla.json --set
 * generator.hidden=[4] --set discriminator.hidden=[4] --set training.iterations=6 --set
 * training.batchSize=16 --set evaluation.samples=4 --set checkpoint.everySteps=3}. In {@code run}
 * is its checkpoint after three iterations, in {@code ended.gan} that after six, and in {@code
 * samples.csv} what {@code gan sample --count 20 --seed 7} drew from the latter.
 */
class FirstVersionTest {
  private static final Path FIXTURE = Path.of("src/test/resources/org/gan4j/core/run/version-0.1");

  /** Numbers of order 1 in float32; another processor may round each of a few operations apart. */
  private static final double ROUNDING = 1e-5;

  private final Gan gan = Gan.create();

  @TempDir private Path folder;

  @Test
  void readsProgressAndShapes() {
    Checkpoint checkpoint = Checkpoint.open(FIXTURE.resolve("ended.gan"));

    Progress progress = checkpoint.header().progress();
    assertThat(progress.iteration()).isEqualTo(6);
    assertThat(progress.steps()).isEqualTo(12);
    assertThat(progress.steps("generator")).isEqualTo(6);
    assertThat(progress.steps("discriminator")).isEqualTo(6);
    assertThat(checkpoint.header().data().dimensions()).containsExactly(2);
    assertThat(checkpoint.header().provenance()).isEmpty();
  }

  @Test
  void samplesTheSameNumbers() throws IOException {
    double[][] expected =
        Files.readAllLines(FIXTURE.resolve("samples.csv")).stream()
            .map(row -> Stream.of(row.split(",", -1)).mapToDouble(Double::parseDouble).toArray())
            .toArray(double[][]::new);

    try (TrainedGenerator generator = gan.open(FIXTURE.resolve("ended.gan"))) {
      INDArray samples = generator.sample(20, 7);
      for (int i = 0; i < expected.length; i++) {
        assertThat(samples.getRow(i).toDoubleVector())
            .containsExactly(expected[i], within(ROUNDING));
      }
      assertThat(expected).hasDimensions(20, 2);
    }
  }

  @Test
  void resumesTheRun() throws IOException {
    Path run = copy(FIXTURE.resolve("run"), folder.resolve("run"));

    try (PreparedTraining training =
        gan.assemble(gan.read(run.resolve("experiment.json"), List.of()))) {
      TrainingRun resumed = gan.resume(training, run);
      assertThat(resumed.from().iteration()).isEqualTo(3);
      assertThat(resumed.train(new StopSignal(), List.of()).complete()).isTrue();
    }

    Map<String, INDArray> expected = Checkpoint.open(FIXTURE.resolve("ended.gan")).arrays("");
    Path last = new RunFolder(run).lastCheckpoint().orElseThrow();
    assertThat(last).hasFileName("step-000012.gan");
    Map<String, INDArray> actual = Checkpoint.open(last).arrays("");
    assertThat(actual.keySet()).containsExactlyInAnyOrderElementsOf(expected.keySet());
    expected.forEach(
        (name, array) ->
            assertThat(Objects.requireNonNull(actual.get(name)).ravel().toDoubleVector())
                .as(name)
                .containsExactly(array.ravel().toDoubleVector(), within(ROUNDING)));
    assertThat(Files.readAllLines(run.resolve("metrics.jsonl")))
        .filteredOn(line -> !line.contains("\"metrics\""))
        .hasSize(6);
  }

  private static Path copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
    return to;
  }
}

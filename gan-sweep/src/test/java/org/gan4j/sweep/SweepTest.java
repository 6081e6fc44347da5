package org.gan4j.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.gan4j.api.GanException;
import org.gan4j.checkpoint.Checkpoint;
import org.gan4j.core.Gan;
import org.gan4j.core.cluster.LocalCluster;
import org.gan4j.core.run.RunFolder;
import org.gan4j.experiment.ExperimentException;
import org.gan4j.sweep.PointResult.Status;
import org.gan4j.sweep.SweepResult.Configuration;
import org.gan4j.sweep.SweepResult.Row;
import org.gan4j.training.StopSignal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sweeps of real trainings that take a moment. */
class SweepTest {
  private static final Gan GAN = Gan.create();
  private static final String JSON =
      """
      {
        "dataset": { "type": "ring", "size": 200 },
        "latent": { "type": "gaussian", "size": 3 },
        "generator": { "type": "vanilla", "hidden": [8] },
        "discriminator": { "type": "vanilla", "hidden": [8] },
        "training": { "batchSize": 8, "iterations": 18 },
        "evaluation": { "metrics": [{ "type": "mode-coverage", "samples": 64 }] },
        "checkpoint": { "everySteps": 4 }
      }
      """;
  private static final SweepListener NOBODY = new SweepListener() {};

  @TempDir Path folder;

  @Test
  void trainsEachPointAsIfItWereAlone() {
    SweepResult result = run("sweep", 2, plan("loss.type=hinge,minimax", "seed=1..2"));

    assertThat(result.complete()).isTrue();
    assertThat(result.rows()).hasSize(4).allMatch(row -> result(row).status() == Status.DONE);
    try (var training =
        GAN.assemble(GAN.read(JSON, "ring.json", List.of("loss.type=minimax", "seed=2")))) {
      GAN.start(training, folder.resolve("alone")).train(new StopSignal(), List.of());
    }
    assertThat(arrays(folder.resolve("sweep/loss-minimax_seed-2")))
        .isEqualTo(arrays(folder.resolve("alone")));
  }

  @Test
  void averagesOverTheSeeds() {
    SweepResult result = run("sweep", 1, plan("latent.size=2,3", "seed=1..3"));

    assertThat(result.configurations()).hasSize(2);
    for (Configuration configuration : result.configurations()) {
      List<Double> values =
          result.rows().stream()
              .filter(row -> row.point().configuration().equals(configuration.values()))
              .map(row -> number(result(row).metrics(), result))
              .toList();
      Spread spread =
          Objects.requireNonNull(configuration.metrics().get(result.objective().name()));
      double mean = values.stream().mapToDouble(v -> v).sum() / 3;
      double variance = values.stream().mapToDouble(v -> (v - mean) * (v - mean)).sum() / 2;
      assertThat(spread.count()).isEqualTo(3);
      // Sums of three numbers in another order.
      assertThat(spread.mean()).isCloseTo(mean, org.assertj.core.data.Offset.offset(1e-12));
      assertThat(spread.deviation() * spread.deviation())
          .isCloseTo(variance, org.assertj.core.data.Offset.offset(1e-12));
    }
  }

  @Test
  void goesOnAfterAPointFailed() throws IOException {
    SweepResult result =
        run("sweep", 1, plan("optimizers.generator.learningRate=1e30,0.001", "seed=1"));

    assertThat(result.complete()).isTrue();
    assertThat(result.failures()).hasSize(1);
    assertThat(result(result.failures().get(0)).error()).contains("no longer");
    assertThat(result.configurations().get(0).values())
        .isEqualTo(Map.of("optimizers.generator.learningRate", "0.001"));
    assertThat(Files.readAllLines(folder.resolve("sweep/sweep.csv")))
        .hasSize(3)
        .anyMatch(line -> line.contains(",1e30,1,failed,"))
        .anyMatch(line -> line.contains(",0.001,1,done,18,36,"));
  }

  @Test
  void reportsAllThatIsWrongBeforeTheFirstTraining() {
    assertThatExceptionOfType(ExperimentException.class)
        .isThrownBy(
            () ->
                run(
                    "sweep",
                    1,
                    plan("loss.type=hings,hinge", "training.batchSize=8,500", "seed=1..3")))
        .satisfies(
            e ->
                assertThat(e.problems())
                    .extracting(problem -> problem.source() + ": " + problem.message())
                    .hasSize(1)
                    .allMatch(text -> text.contains("override loss.type=hings")));
    assertThatExceptionOfType(ExperimentException.class)
        .isThrownBy(() -> run("sweep", 1, plan("training.batchSize=8,500", "seed=1..3")))
        .withMessageContaining("a batch of 500");
    assertThat(folder.resolve("sweep")).doesNotExist();
  }

  @Test
  void goesOnWhereItWasStopped() {
    SweepPlan plan = plan("seed=1..3");
    run("straight", 1, plan);
    StopSignal stop = new StopSignal();
    SweepListener afterOne =
        new SweepListener() {
          @Override
          public void ended(int number, Point point, PointResult result) {
            stop.request();
          }
        };
    SweepResult stopped = run("stopped", 1, plan, stop, afterOne);
    assertThat(stopped.complete()).isFalse();
    assertThat(result(stopped.rows().get(0)).status()).isEqualTo(Status.DONE);
    assertThat(stopped.rows().get(2).result()).isNull();

    List<String> trained = new ArrayList<>();
    SweepListener names =
        new SweepListener() {
          @Override
          public void ended(int number, Point point, PointResult result) {
            trained.add(point.name());
          }
        };
    SweepResult resumed =
        run(
            "stopped",
            1,
            Sweep.plan(new SweepFolder(folder.resolve("stopped"))),
            new StopSignal(),
            names);
    assertThat(resumed.complete()).isTrue();
    assertThat(trained).doesNotContain("seed-1").contains("seed-3");
    for (String name : List.of("seed-1", "seed-2", "seed-3")) {
      assertThat(arrays(folder.resolve("stopped").resolve(name)))
          .isEqualTo(arrays(folder.resolve("straight").resolve(name)));
    }
  }

  @Test
  void trainsOnlyTheNewValuesOfALargerSweep() {
    run("sweep", 1, plan("seed=1..2"));
    List<String> trained = new ArrayList<>();
    SweepListener names =
        new SweepListener() {
          @Override
          public void ended(int number, Point point, PointResult result) {
            trained.add(point.name());
          }
        };
    SweepResult larger = run("sweep", 1, plan("seed=1..3"), new StopSignal(), names);

    assertThat(trained).containsExactly("seed-3");
    assertThat(
            Objects.requireNonNull(
                    larger.configurations().get(0).metrics().get(larger.objective().name()))
                .count())
        .isEqualTo(3);
  }

  @Test
  void refusesTheFolderOfAnotherSweep() {
    run("sweep", 1, plan("seed=1"));
    SweepPlan other =
        new SweepPlan(
            JSON.replace("[8]", "[9]"),
            "ring.json",
            List.of(),
            List.of(Variation.parse("seed=1")),
            null,
            0,
            1,
            0);

    assertThatExceptionOfType(GanException.class)
        .isThrownBy(() -> run("sweep", 1, other))
        .withMessageContaining("another sweep: they differ in the experiment");
  }

  @Test
  void halvesTheConfigurations() {
    SweepPlan plan =
        new SweepPlan(
            JSON,
            "ring.json",
            List.of(),
            List.of(Variation.parse("latent.size=1..4"), Variation.parse("seed=1..2")),
            null,
            0,
            1,
            2);
    SweepResult result = run("sweep", 1, plan);

    assertThat(result.complete()).isTrue();
    // A quarter of 18, rounded up, then a half, then all.
    assertThat(result.rows().stream().map(row -> result(row).iteration()).sorted())
        .containsExactly(5L, 5L, 5L, 5L, 9L, 9L, 18L, 18L);
    Configuration best = result.configurations().get(0);
    assertThat(best.iteration()).isEqualTo(18);
    assertThat(arrays(folder.resolve("sweep").resolve(name(result, 18))))
        .isEqualTo(straight(Objects.requireNonNull(best.values().get("latent.size"))));
  }

  /** The parameters of a training of 18 iterations without rungs. */
  private List<String> straight(String size) {
    try (var training =
        GAN.assemble(GAN.read(JSON, "ring.json", List.of("latent.size=" + size, "seed=1")))) {
      GAN.start(training, folder.resolve("straight")).train(new StopSignal(), List.of());
    }
    return arrays(folder.resolve("straight"));
  }

  private static String name(SweepResult result, long iteration) {
    return result.rows().stream()
        .filter(row -> result(row).iteration() == iteration)
        .findFirst()
        .orElseThrow()
        .point()
        .name();
  }

  @Test
  void ranksByAMetricThatTheExperimentLacks() {
    SweepPlan plan =
        new SweepPlan(
            JSON,
            "ring.json",
            List.of(),
            List.of(Variation.parse("seed=1")),
            "{\"type\": \"mmd\", \"samples\": 50}",
            0,
            1,
            0);
    SweepResult result = run("sweep", 1, plan);

    assertThat(result.objective().name()).isEqualTo("maximumMeanDiscrepancy");
    assertThat(result.metrics()).contains("maximumMeanDiscrepancy", "modes");
  }

  private static PointResult result(Row row) {
    return Objects.requireNonNull(row.result());
  }

  private static double number(Map<String, Double> metrics, SweepResult result) {
    return metrics.getOrDefault(result.objective().name(), Double.NaN);
  }

  private static SweepPlan plan(String... varied) {
    return new SweepPlan(
        JSON,
        "ring.json",
        List.of(),
        Stream.of(varied).map(Variation::parse).toList(),
        null,
        0,
        1,
        0);
  }

  private SweepResult run(String name, int threads, SweepPlan plan) {
    return run(name, threads, plan, new StopSignal(), NOBODY);
  }

  private SweepResult run(
      String name, int threads, SweepPlan plan, StopSignal stop, SweepListener listener) {
    try (Sweep sweep = Sweep.open(GAN, plan, new SweepFolder(folder.resolve(name)), listener);
        LocalCluster cluster = new LocalCluster(GAN, threads)) {
      return sweep.run(cluster, stop, listener);
    }
  }

  /** All arrays of the newest checkpoint, bit for bit. */
  private static List<String> arrays(Path run) {
    Path file = new RunFolder(run).lastCheckpoint().orElseThrow();
    try (Checkpoint checkpoint = Checkpoint.open(file)) {
      List<String> arrays = new ArrayList<>();
      checkpoint
          .arrays("")
          .forEach(
              (name, array) ->
                  arrays.add(name + java.util.Arrays.toString(array.ravel().toFloatVector())));
      return arrays;
    }
  }
}

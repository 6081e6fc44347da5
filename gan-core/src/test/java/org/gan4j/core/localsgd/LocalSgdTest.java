package org.gan4j.core.localsgd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;
import org.gan4j.api.GanException;
import org.gan4j.api.training.IterationReport;
import org.gan4j.api.training.TrainingListener;
import org.gan4j.core.assembly.PreparedTraining;
import org.gan4j.core.cluster.Cluster;
import org.gan4j.core.cluster.LocalCluster;
import org.gan4j.core.cluster.Trainings;
import org.gan4j.core.run.RunFolder;
import org.gan4j.core.run.TrainingRun;
import org.gan4j.core.testing.SavedTraining;
import org.gan4j.core.testing.SavedTraining.Saved;
import org.gan4j.core.testing.TinyTraining;
import org.gan4j.experiment.ExperimentException;
import org.gan4j.training.StopSignal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalSgdTest {
  private static final String ONE = "localSgd={\"workers\": 1, \"roundIterations\": 7}";
  private static final String THREE =
      "localSgd={\"workers\": 3, \"roundIterations\": 9, \"outerLearningRate\": 0.7,"
          + " \"outerMomentum\": 0.9}";
  private static final String AVERAGED = "averaging={\"decay\": 0.9}";

  @TempDir Path folder;

  @Test
  void trainsOneWorkerAsTheTrainerDoes() {
    train("plain", AVERAGED);
    train("rounds", AVERAGED, ONE);

    assertThat(saved("rounds").arrays()).isEqualTo(saved("plain").arrays());
    assertThat(saved("rounds").progress()).isEqualTo(saved("plain").progress());
  }

  @Test
  void trainsOneWorkerAsTheTrainerDoesThroughEpochs() {
    String epochs = "training.epochs=3";
    train("plain", epochs);
    train("rounds", epochs, ONE);

    assertThat(saved("rounds").arrays()).isEqualTo(saved("plain").arrays());
  }

  @Test
  void takesTheSameStepsOnAnyNumberOfThreads() {
    train("one", AVERAGED, THREE);
    try (Cluster cluster = new LocalCluster(TinyTraining.gan(), 3)) {
      train("three", cluster, AVERAGED, THREE);
    }

    assertThat(saved("three")).isEqualTo(saved("one"));
    assertThat(saved("one").progress().iteration()).isEqualTo(100);
  }

  @Test
  void takesTheSameStepsWhereMachinesAreLost() {
    train("safe", THREE);
    try (UnreliableCluster cluster = new UnreliableCluster(TinyTraining.gan())) {
      train("unreliable", cluster, THREE);
      assertThat(cluster.lost()).isPositive();
    }

    assertThat(saved("unreliable")).isEqualTo(saved("safe"));
  }

  @Test
  void goesOnExactlyAfterTheDriverWasStopped() {
    train("straight", AVERAGED, THREE);
    StopSignal stop = new StopSignal();
    try (PreparedTraining training = TinyTraining.with(folder, AVERAGED, THREE)) {
      TrainingRun.Result result =
          TinyTraining.gan()
              .start(training, folder.resolve("stopped"))
              .train(stop, List.of(stopAt(45, stop)));
      assertThat(result.complete()).isFalse();
      assertThat(result.progress().iteration()).isEqualTo(45);
    }
    try (PreparedTraining training = TinyTraining.with(folder, AVERAGED, THREE)) {
      TinyTraining.gan()
          .resume(training, folder.resolve("stopped"))
          .train(new StopSignal(), List.of());
    }

    assertThat(saved("stopped")).isEqualTo(saved("straight"));
  }

  @Test
  void trainsAnotherNetworkWithMoreWorkers() {
    train("two", "localSgd={\"workers\": 2, \"roundIterations\": 10}");
    train("four", "localSgd={\"workers\": 4, \"roundIterations\": 10}");

    assertThat(saved("two").arrays()).isNotEqualTo(saved("four").arrays());
  }

  /** After a round of one iteration the average is that of what each worker alone comes to. */
  @Test
  void averagesTheWorkersInTheEnd() {
    train("both", "localSgd={\"workers\": 2, \"roundIterations\": 5}", "training.iterations=5");
    List<List<Saved>> alone =
        List.of(
            worker("localSgd={\"workers\": 2, \"roundIterations\": 5}", 0),
            worker("localSgd={\"workers\": 2, \"roundIterations\": 5}", 1));

    for (Saved array : saved("both").arrays()) {
      Saved first = find(alone.get(0), array.name());
      Saved second = find(alone.get(1), array.name());
      for (int i = 0; i < array.bits().size(); i++) {
        double mean = ((double) number(first, i) + number(second, i)) / 2;
        assertThat(number(array, i)).as(array.name()).isEqualTo((float) mean);
      }
    }
  }

  private static Saved find(List<Saved> arrays, String name) {
    return arrays.stream().filter(array -> array.name().equals(name)).findFirst().orElseThrow();
  }

  private static float number(Saved array, int index) {
    return Float.intBitsToFloat(array.bits().get(index));
  }

  /** What a worker of a round has at its end. */
  private List<Saved> worker(String localSgd, int worker) {
    try (PreparedTraining training = TinyTraining.with(folder, localSgd, "training.iterations=5");
        LocalCluster cluster = new LocalCluster(TinyTraining.gan(), 1)) {
      RoundStart start =
          new RoundStart(
              State.of(org.gan4j.core.run.TrainingState.of(training.setup())),
              State.of(Map.of()),
              SavedProgress.of(org.gan4j.api.game.Progress.start()),
              WorkerEnvironment.of(training.dataset().fingerprint()));
      WorkerRound round =
          new WorkerRound(
              TinyTraining.gan().toJson(training.experiment()), worker, 2, cluster.share(start), 5);
      List<RoundEnd> ends = new ArrayList<>();
      cluster.run(List.of(round), new StopSignal(), (end, number) -> ends.add(end));
      State state = Objects.requireNonNull(ends.get(0).state());
      return state.toArrays().entrySet().stream()
          .map(array -> Saved.of(array.getKey(), array.getValue()))
          .toList();
    }
  }

  @Test
  void reportsWhatARoundCosts() {
    Set<String> names = new TreeSet<>();
    try (PreparedTraining training = TinyTraining.with(folder, THREE)) {
      TinyTraining.gan()
          .start(training, folder.resolve("run"))
          .train(
              new StopSignal(),
              List.of(
                  new TrainingListener() {
                    @Override
                    public void iterationEnded(IterationReport report) {
                      names.addAll(report.numbers().keySet());
                    }
                  }));
    }

    assertThat(names)
        .contains(
            "roundSeconds",
            "roundTrainingSeconds",
            "roundCopyingSeconds",
            "roundTransferSeconds",
            "roundBytes",
            "discriminatorLoss");
  }

  @Test
  void namesAMachineWithOtherDataBeforeAnythingTrains() {
    try (Cluster cluster = new LocalCluster(withOtherData(assembled -> true), 1)) {
      assertThatExceptionOfType(GanException.class)
          .isThrownBy(() -> train("run", cluster, THREE))
          .withMessageContaining("a process of the cluster cannot take part")
          .withMessageContaining("process ")
          .withMessageContaining("it has other training data");
    }
    assertThat(folder.resolve("run/metrics.jsonl"))
        .satisfiesAnyOf(
            file -> assertThat(file).doesNotExist(), file -> assertThat(file).isEmptyFile());
  }

  @Test
  void namesAMachineThatJoinsLaterWithOtherData() {
    try (UnreliableCluster cluster =
        new UnreliableCluster(withOtherData(assembled -> assembled > 12))) {
      assertThatExceptionOfType(GanException.class)
          .isThrownBy(() -> train("run", cluster, THREE))
          .withMessageContaining("it has other training data");
    }
    assertThat(folder.resolve("run/metrics.jsonl")).isNotEmptyFile();
  }

  /**
   * A framework whose data is another one in some of its assembled trainings.
   *
   * @param isOther of the number of trainings that have been assembled, from 1
   */
  private Trainings withOtherData(IntPredicate isOther) {
    AtomicInteger assembled = new AtomicInteger();
    return new Trainings() {
      @Override
      public PreparedTraining assemble(String experimentJson) {
        return isOther.test(assembled.incrementAndGet())
            ? TinyTraining.with(folder, THREE, "dataset.size=501")
            : TinyTraining.gan().assemble(experimentJson);
      }

      @Override
      public TrainingRun.Result train(
          String experimentJson, Path run, StopSignal stop, List<TrainingListener> watchers) {
        throw new IllegalStateException("nobody asks for it");
      }
    };
  }

  @Test
  void endsWithTheFailureOfAWorker() {
    assertThatExceptionOfType(GanException.class)
        .isThrownBy(() -> train("run", THREE, "optimizers.generator.learningRate=1e30"))
        .withMessageContaining("no longer");
  }

  @Test
  void refusesMoreWorkersThanThereAreBatches() {
    assertThatExceptionOfType(ExperimentException.class)
        .isThrownBy(() -> TinyTraining.with(folder, "localSgd.workers=40").close())
        .withMessageContaining("each of 40 workers has 12 of the 500 samples, and a batch is 16");
  }

  @Test
  void refusesClustersThatAreRenewed() {
    assertThatExceptionOfType(ExperimentException.class)
        .isThrownBy(
            () ->
                TinyTraining.with(
                        folder,
                        "task={\"type\":\"self-conditional\",\"condition\":\"cluster\","
                            + "\"renewEvery\":5}",
                        ONE)
                    .close())
        .withMessageContaining(
            "the task self-conditional passes over the whole data again while it trains");
  }

  private void train(String name, String... overrides) {
    try (Cluster cluster = new LocalCluster(TinyTraining.gan(), 1)) {
      train(name, cluster, overrides);
    }
  }

  private void train(String name, Cluster cluster, String... overrides) {
    try (PreparedTraining training = TinyTraining.with(folder, overrides)) {
      TinyTraining.gan()
          .start(training, folder.resolve(name))
          .with(new LocalSgd(TinyTraining.gan(), cluster))
          .train(new StopSignal(), List.of());
    }
  }

  private SavedTraining saved(String name) {
    return SavedTraining.of(new RunFolder(folder.resolve(name)).lastCheckpoint().orElseThrow());
  }

  private static TrainingListener stopAt(long iteration, StopSignal stop) {
    return new TrainingListener() {
      @Override
      public void iterationEnded(IterationReport report) {
        if (report.progress().iteration() == iteration) {
          stop.request();
        }
      }
    };
  }
}

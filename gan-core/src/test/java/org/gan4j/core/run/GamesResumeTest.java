package org.gan4j.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.gan4j.api.GanException;
import org.gan4j.api.game.Player;
import org.gan4j.api.game.Progress;
import org.gan4j.api.training.IterationReport;
import org.gan4j.api.training.ListenerContext;
import org.gan4j.api.training.TrainingListener;
import org.gan4j.api.training.TrainingListenerProvider;
import org.gan4j.checkpoint.Checkpoint;
import org.gan4j.core.Gan;
import org.gan4j.core.assembly.PreparedTraining;
import org.gan4j.core.testing.Installed;
import org.gan4j.core.testing.SavedTraining;
import org.gan4j.core.testing.Translation;
import org.gan4j.training.LearningNetwork;
import org.gan4j.training.LearningPlayer;
import org.gan4j.training.StopSignal;
import org.gan4j.training.Trainer;
import org.gan4j.training.TrainingSetup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What the trainer promises of every game: exact resumption, quiet neighbours, frozen players. */
class GamesResumeTest {
  private static final Witness WITNESS = new Witness();
  private static final Gan GAN =
      Installed.with(new Translation.Provider(), new Translation.Mirrored(), WITNESS);

  private static final String EXPERIMENT =
      """
      {
        "name": "small",
        "seed": 5,
        "dataset": { "type": "ring", "size": 200 },
        "latent": { "type": "gaussian", "size": 2 },
        "generator": { "type": "vanilla", "hidden": [6] },
        "discriminator": { "type": "vanilla", "hidden": [6], "hiddenDropout": 0.2 },
        "regularizers": [{ "type": "spectral-norm" }],
        "augmentations": [{ "type": "instance-noise", "steps": 5 }],
        "training": { "batchSize": 8, "iterations": 6 },
        "evaluation": { "everySteps": 100000, "samples": 2 },
        "checkpoint": { "everySteps": 1000 }
      }
      """;

  @TempDir private Path folder;

  static Stream<Arguments> games() {
    return Stream.of(
        argumentSet("adversarial", List.of("game.type=adversarial")),
        argumentSet("pac", List.of("game.type=pac")),
        argumentSet("ac-gan", List.of("game.type=ac-gan", "task.type=class-conditional")),
        argumentSet("can", List.of("game.type=can")),
        argumentSet(
            "can of neighbourhoods",
            List.of(
                "game.type=can",
                "task={\"type\":\"self-conditional\",\"clusters\":8,\"withinClasses\":false}")),
        argumentSet("clusters", List.of("task={\"type\":\"self-conditional\",\"clusters\":8}")),
        argumentSet(
            "clusters of classes",
            List.of(
                "task={\"type\":\"self-conditional\",\"clusters\":24,"
                    + "\"samplesPerCluster\":5,\"withinClasses\":true}")),
        argumentSet(
            "clusters that are renewed",
            List.of(
                "task={\"type\":\"self-conditional\",\"condition\":\"cluster\",\"clusters\":24,"
                    + "\"samplesPerCluster\":5,\"renewEvery\":1}")),
        argumentSet(
            "packs of clusters that are renewed",
            List.of(
                "game.type=pac",
                "task={\"type\":\"self-conditional\",\"condition\":\"cluster\",\"clusters\":24,"
                    + "\"samplesPerCluster\":5,\"withinClasses\":false,\"renewEvery\":2}")),
        argumentSet("info-gan", List.of("game.type=info-gan")),
        argumentSet(
            "bi-gan",
            List.of(
                "game={\"type\":\"bi-gan\","
                    + "\"encoder\":{\"type\":\"vanilla\",\"hidden\":[6]}}")),
        argumentSet("translation", List.of("game.type=translation", "task.type=mirrored")));
  }

  private PreparedTraining prepared(List<String> overrides) throws IOException {
    Path file = Files.createTempFile(folder, "experiment", ".json");
    return GAN.assemble(GAN.read(Files.writeString(file, EXPERIMENT), overrides));
  }

  private SavedTraining trained(List<String> overrides, String name) throws IOException {
    try (PreparedTraining training = prepared(overrides)) {
      GAN.start(training, folder.resolve(name)).train(new StopSignal(), List.of());
    }
    return last(name);
  }

  private SavedTraining last(String name) {
    return SavedTraining.of(new RunFolder(folder.resolve(name)).lastCheckpoint().orElseThrow());
  }

  @ParameterizedTest
  @MethodSource("games")
  void goesOnExactly(List<String> overrides) throws IOException {
    SavedTraining straight = trained(overrides, "straight");

    StopSignal stop = new StopSignal();
    TrainingListener stopper =
        new TrainingListener() {
          @Override
          public void iterationEnded(IterationReport report) {
            if (report.progress().iteration() == 3) {
              stop.request();
            }
          }
        };
    try (PreparedTraining training = prepared(overrides)) {
      GAN.start(training, folder.resolve("interrupted")).train(stop, List.of(stopper));
    }
    assertThat(last("interrupted").progress().iteration()).isEqualTo(3);
    try (PreparedTraining training = prepared(overrides)) {
      GAN.resume(training, folder.resolve("interrupted")).train(new StopSignal(), List.of());
    }

    assertThat(last("interrupted")).isEqualTo(straight);
  }

  @ParameterizedTest
  @MethodSource("games")
  void endsWithTheSameBitsBesideAnotherTraining(List<String> overrides) throws Exception {
    SavedTraining alone = trained(overrides, "alone");

    CountDownLatch together = new CountDownLatch(2);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      Future<SavedTraining> first = threads.submit(() -> beside(together, overrides, "first"));
      Future<SavedTraining> second = threads.submit(() -> beside(together, overrides, "second"));
      assertThat(first.get()).isEqualTo(alone);
      assertThat(second.get()).isEqualTo(alone);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void keepsTheClustersThatWereRenewedLast() throws IOException {
    // The second training ends before its clusters are renewed.
    assertThat(clusters(4)).isNotEqualTo(clusters(100));
  }

  private INDArray clusters(int renewEvery) throws IOException {
    String name = "renewed-" + renewEvery;
    trained(
        List.of(
            "task={\"type\":\"self-conditional\",\"condition\":\"cluster\",\"clusters\":24,"
                + "\"samplesPerCluster\":5,\"renewEvery\":"
                + renewEvery
                + "}"),
        name);
    RunFolder run = new RunFolder(folder.resolve(name));
    try (Checkpoint last = Checkpoint.open(run.lastCheckpoint().orElseThrow())) {
      return Objects.requireNonNull(last.prepared().get("assignments"));
    }
  }

  private SavedTraining beside(CountDownLatch together, List<String> overrides, String name)
      throws IOException, InterruptedException {
    together.countDown();
    together.await();
    return trained(overrides, name);
  }

  /** Parameters and running statistics of those whose turn it is not. */
  @ParameterizedTest
  @MethodSource("games")
  void keepsTheOtherPlayersToTheBit(List<String> overrides) throws IOException {
    List<String> normalized = new ArrayList<>(overrides);
    normalized.add("discriminator.normalization=batch");
    normalized.add("discriminator.normalizeFirst=true");
    List<Map<String, SavedTraining.Saved>> states = new ArrayList<>();
    List<Progress> seen = new ArrayList<>();
    try (PreparedTraining training = prepared(normalized)) {
      TrainingSetup setup = training.setup();
      setup.task().restore(setup.task().prepare(setup.dataset(), setup.key()));
      TrainingSetup spied =
          new TrainingSetup(
              setup.game(),
              setup.players(),
              setup.dataset(),
              setup.task(),
              setup.loss(),
              setup.augmentations(),
              // Spectral norm has something to say of networks that do not learn, too.
              List.of(),
              progress -> {
                seen.add(progress);
                states.add(parameters(setup));
                return setup.schedule().next(progress);
              },
              setup.learningRates(),
              setup.key());
      new Trainer(spied, training.plan(), Progress.start(), List.of()).run(new StopSignal());
      for (int i = 1; i < states.size(); i++) {
        for (LearningPlayer player : setup.players()) {
          boolean learned = seen.get(i).steps(player.name()) > seen.get(i - 1).steps(player.name());
          for (LearningNetwork network : player.networks()) {
            boolean same =
                Objects.equals(
                    states.get(i).get(network.name()), states.get(i - 1).get(network.name()));
            assertThat(same).as("%s in step %d", network.name(), i).isEqualTo(!learned);
          }
        }
      }
    }
    assertThat(states.size()).isGreaterThanOrEqualTo(12);
  }

  private static Map<String, SavedTraining.Saved> parameters(TrainingSetup setup) {
    Map<String, SavedTraining.Saved> all = new LinkedHashMap<>();
    for (LearningNetwork network : setup.networks()) {
      all.put(
          network.name(),
          SavedTraining.Saved.of(network.name(), network.network().parameters().values()));
    }
    return all;
  }

  /** A listener that keeps the players that it is told. */
  private static final class Witness
      implements TrainingListenerProvider<Translation.Configuration> {
    private List<String> players = List.of();

    @Override
    public String type() {
      return "witness";
    }

    @Override
    public Class<Translation.Configuration> configuration() {
      return Translation.Configuration.class;
    }

    @Override
    public String description() {
      return "keeps the players";
    }

    @Override
    public TrainingListener create(Translation.Configuration settings, ListenerContext context) {
      players = context.players().stream().map(Player::name).toList();
      return new TrainingListener() {};
    }
  }

  @Test
  void reportsNumbersInTheOrderOfThePlayers() throws IOException {
    trained(
        List.of(
            "game.type=translation",
            "task.type=mirrored",
            "listeners=[{\"type\":\"witness\"},{\"type\":\"csv\"}]"),
        "tables");

    assertThat(WITNESS.players).containsExactly("judge-a", "judge-b", "translator");
    try (Stream<String> lines = Files.lines(folder.resolve("tables/iterations.csv"))) {
      assertThat(lines.findFirst())
          .hasValue(
              "step,iteration,judgeALoss,judgeBLoss,translatorLoss,judgeAPenalty,judgeBPenalty,"
                  + "translatorPenalty,translatorCycle,judgeAGradientNorm,judgeBGradientNorm,"
                  + "translatorGradientNorm,seconds,secondsWaitedForData");
    }
  }

  /** The guard knows no names of its own. */
  @Test
  void namesWhicheverPlayerHasParametersThatAreNotNumbers() throws IOException {
    List<String> overrides = List.of("game.type=translation", "task.type=mirrored");
    for (String network : List.of("judge-b", "b-to-a")) {
      try (PreparedTraining training = prepared(overrides)) {
        training.setup().network(network).network().parameters().values().assign(Float.NaN);
        TrainingRun run = GAN.start(training, folder.resolve(network));
        assertThatExceptionOfType(GanException.class)
            .isThrownBy(() -> run.train(new StopSignal(), List.of()))
            .satisfies(
                failure -> {
                  assertThat(failure.problem()).contains(network).contains("no longer numbers");
                  assertThat(failure.remedy()).contains("optimizers.");
                });
      }
    }
  }
}

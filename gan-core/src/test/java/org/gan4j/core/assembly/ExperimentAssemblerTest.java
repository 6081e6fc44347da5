package org.gan4j.core.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.gan4j.api.GanException;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.component.ComponentProvider;
import org.gan4j.api.data.Dataset;
import org.gan4j.api.data.DatasetContext;
import org.gan4j.api.data.Task;
import org.gan4j.api.data.TaskContext;
import org.gan4j.api.game.Game;
import org.gan4j.api.game.NetworkPlan;
import org.gan4j.api.network.MemoryBudget;
import org.gan4j.api.network.Network;
import org.gan4j.core.testing.TinyTraining;
import org.gan4j.experiment.ExperimentException;
import org.gan4j.experiment.ExperimentReader;
import org.gan4j.experiment.LocatedExperiment;
import org.gan4j.experiment.Problem;
import org.gan4j.experiment.registry.Registered;
import org.gan4j.experiment.registry.Registry;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;

class ExperimentAssemblerTest {
  private static final DatasetContext CONTEXT =
      DatasetContext.of(Path.of("."), Path.of("cache"), RandomKey.ofSeed(1).split("dataset"));

  private static final String RING =
      """
      {
        "dataset": { "type": "ring", "size": 200 },
        "latent": { "type": "gaussian", "size": 4 },
        "generator": { "type": "vanilla", "hidden": [8] },
        "discriminator": { "type": "vanilla", "hidden": [8] },
        "regularizers": [{ "type": "weight-decay", "weight": 1e-4 }],
        "evaluation": { "metrics": [{ "type": "mode-coverage" }] }
      }
      """;

  private final ShapesProvider shapes = new ShapesProvider();

  /** What is on the class path, and what goes wrong here. */
  private final Registry registry =
      Registry.of(
          Stream.<ComponentProvider<?, ?, ?>>concat(
                  Registry.discover(getClass().getClassLoader()).components().stream()
                      .map(Registered::provider),
                  Stream.of(shapes, new FaultyGenerator()))
              .toList());

  private final ExperimentReader reader = new ExperimentReader(registry);
  private final ExperimentAssembler assembler = new ExperimentAssembler(registry);

  private LocatedExperiment ring(String... overrides) {
    return reader.locate(RING, "ring.json", List.of(overrides));
  }

  private List<Problem> problems(String... overrides) {
    ExperimentException refusal =
        catchThrowableOfType(
            ExperimentException.class, () -> assembler.assemble(ring(overrides), CONTEXT).close());
    assertThat(refusal).isNotNull();
    return refusal.problems();
  }

  private GanException failure(String... overrides) {
    GanException failure =
        catchThrowableOfType(
            GanException.class, () -> assembler.assemble(ring(overrides), CONTEXT).close());
    assertThat(failure).isNotNull();
    return failure;
  }

  @Test
  void buildsEveryPart() {
    try (PreparedTraining training = assembler.assemble(ring(), CONTEXT)) {
      assertThat(training.dataset().size()).isEqualTo(200);
      assertThat(training.task().generated()).isEqualTo(SampleShape.vector(2));
      assertThat(training.latent().size()).isEqualTo(4);
      assertThat(training.setup().regularizers()).hasSize(1);
      assertThat(training.metrics()).hasSize(1);
      assertThat(training.setup().key()).isEqualTo(RandomKey.ofSeed(42));
      assertThat(TinyTraining.parameters(training, "generator").dataType())
          .isEqualTo(DataType.FLOAT);
    }
  }

  @Test
  void startsFromParametersThatTheSeedDetermines() {
    try (PreparedTraining one = assembler.assemble(ring(), CONTEXT);
        PreparedTraining same = assembler.assemble(ring(), CONTEXT);
        PreparedTraining other = assembler.assemble(ring("seed=43"), CONTEXT);
        Network alone =
            assembler
                .networks(one.experiment(), DataType.FLOAT, MemoryBudget.ofProcess())
                .build(plan(one.setup().game(), "generator"))) {
      assertThat(TinyTraining.parameters(same, "generator"))
          .isEqualTo(TinyTraining.parameters(one, "generator"));
      assertThat(alone.parameters().values()).isEqualTo(TinyTraining.parameters(one, "generator"));
      assertThat(TinyTraining.parameters(other, "generator"))
          .isNotEqualTo(TinyTraining.parameters(one, "generator"));
      assertThat(TinyTraining.parameters(other, "discriminator"))
          .isNotEqualTo(TinyTraining.parameters(one, "discriminator"));
    }
  }

  private static NetworkPlan plan(Game game, String network) {
    return game.players().stream()
        .flatMap(player -> player.networks().stream())
        .filter(plan -> plan.name().equals(network))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void buildsPartsOnTheirOwn() {
    var experiment = ring().experiment();
    try (Dataset dataset = assembler.dataset(experiment, CONTEXT)) {
      Task task = assembler.task(experiment, TaskContext.of(dataset.arrays(), dataset.classes()));
      assertThat(task.discriminated()).isEqualTo(dataset.shape());
      assertThat(assembler.game(experiment, task).latent().size()).isEqualTo(4);
    }
  }

  @Test
  void refusesABatchThatTheDataCannotFill() {
    assertThat(problems("training.batchSize=201"))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.path()).isEqualTo("training.batchSize");
              assertThat(problem.message())
                  .isEqualTo("a batch of 201 is more than the 200 samples of the dataset");
            });
  }

  @Test
  void refusesToBalanceClassesThatTheDataDoNotHave() {
    assertThat(
            problems(
                "dataset={\"type\": \"shapes\", \"shape\": [2]}",
                "evaluation.metrics=[]",
                "training.classBalanced=true"))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.path()).isEqualTo("training.classBalanced");
              assertThat(problem.message()).contains("dataset shapes have no labels");
            });
  }

  @Test
  void collectsTheRefusalsOfIndependentParts() {
    List<Problem> found =
        problems("dataset={\"type\": \"shapes\"}", "latent.size=0", "training.batchSize=101");

    assertThat(found)
        .extracting(Problem::path)
        .containsExactlyInAnyOrder("generator", "evaluation.metrics[0]", "training.batchSize");
    assertThat(found)
        .filteredOn(problem -> problem.path().equals("generator"))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.source()).isEqualTo("ring.json");
              assertThat(problem.line()).isEqualTo(4);
            });
  }

  @Test
  void saysWhyADatasetCannotBeOpened() {
    assertThat(problems("dataset={\"type\": \"shapes\", \"failure\": \"usage\"}"))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.path()).isEqualTo("dataset");
              assertThat(problem.message()).isEqualTo("there is no such folder (/nowhere)");
              assertThat(problem.remedy()).isEqualTo("give another");
            });
  }

  @Test
  void tellsFailuresFromRefusals() {
    GanException failure = failure("dataset={\"type\": \"shapes\", \"failure\": \"failure\"}");

    assertThat(failure.kind()).isEqualTo(GanException.Kind.FAILURE);
    assertThat(failure.problem()).isEqualTo("dataset \"shapes\" of test-classes: the disk is full");
    assertThat(failure.where()).isEqualTo("/cache");
    assertThat(failure.remedy()).isEqualTo("free some");
  }

  @Test
  void namesTheComponentAndJarThatBreak() {
    for (String bug : List.of("bug", "link")) {
      GanException failure =
          failure("dataset={\"type\": \"shapes\", \"failure\": \"" + bug + "\"}");

      assertThat(failure.kind()).isEqualTo(GanException.Kind.FAILURE);
      assertThat(failure.problem()).startsWith("dataset \"shapes\" of test-classes failed: ");
      assertThat(failure).hasCauseInstanceOf(Throwable.class);
    }
  }

  @Test
  void catchesAGeneratorThatMakesTheWrongShape() {
    GanException failure = failure("generator={\"type\": \"faulty\"}");

    assertThat(failure.kind()).isEqualTo(GanException.Kind.FAILURE);
    assertThat(failure.problem())
        .isEqualTo(
            "generator \"faulty\" of test-classes returned an array [2, 3] where [2, 2] was due");
  }

  @Test
  void closesWhatItOpenedWhenSomethingIsWrong() {
    problems("dataset={\"type\": \"shapes\"}");
    failure("dataset={\"type\": \"shapes\"}", "generator={\"type\": \"faulty\"}");

    assertThat(shapes.opened).hasSize(2).allMatch(dataset -> dataset.closed);
  }

  @Test
  void closingATrainingClosesItsDataset() {
    LocatedExperiment experiment = ring("dataset={\"type\": \"shapes\"}", "evaluation.metrics=[]");

    assembler.assemble(experiment, CONTEXT).close();
    assembler.assemble(experiment.experiment(), CONTEXT).close();

    assertThat(shapes.opened).hasSize(2).allMatch(dataset -> dataset.closed);
  }

  @Test
  void tellsWhenAComponentIsNotInstalledAnyMore() {
    ExperimentAssembler bare = new ExperimentAssembler(Registry.of(List.of()));
    var experiment = ring().experiment();
    Task task = assembler.task(experiment, TaskContext.of(SampleShape.vector(2), List.of()));

    assertThatExceptionOfType(GanException.class)
        .isThrownBy(() -> bare.game(experiment, task))
        .withMessageContaining("there is no latent \"gaussian\"");
  }
}

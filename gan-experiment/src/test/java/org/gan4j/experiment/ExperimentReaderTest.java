package org.gan4j.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.gan4j.api.GanException;
import org.gan4j.experiment.testing.Fakes;
import org.gan4j.experiment.testing.Fakes.AdamConfiguration;
import org.gan4j.experiment.testing.Fakes.DenseConfiguration;
import org.gan4j.experiment.testing.Fakes.PointsConfiguration;
import org.gan4j.objectives.latent.GaussianLatentConfiguration;
import org.gan4j.objectives.latent.UniformLatentConfiguration;
import org.gan4j.objectives.loss.CrossEntropyConfiguration;
import org.gan4j.objectives.regularizer.WeightDecayConfiguration;
import org.gan4j.objectives.schedule.KStepConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ExperimentReaderTest {
  private static final String MINIMAL =
      """
      {
        "dataset": { "type": "points" },
        "generator": { "type": "dense" },
        "discriminator": { "type": "dense" }
      }
      """;

  private final ExperimentReader reader = new ExperimentReader(Fakes.registry());

  @TempDir Path folder;

  private Experiment minimal(String... overrides) {
    return reader.read(MINIMAL, "minimal.json", List.of(overrides));
  }

  @Test
  void fillsInEveryDefault() {
    Experiment experiment = minimal();

    assertThat(experiment.name()).isEqualTo("minimal");
    assertThat(experiment.seed()).isEqualTo(42);
    assertThat(experiment.dataset())
        .isEqualTo(new Component("points", new PointsConfiguration(1000, true)));
    assertThat(experiment.task().type()).isEqualTo("generation");
    assertThat(experiment.latent())
        .isEqualTo(new Component("gaussian", new GaussianLatentConfiguration(100, 1)));
    assertThat(experiment.generator())
        .isEqualTo(
            new Component(
                "dense",
                new DenseConfiguration(List.of(128, 128), Fakes.Activation.LEAKY_RELU, 0)));
    assertThat(experiment.loss())
        .isEqualTo(new Component("non-saturating", new CrossEntropyConfiguration(0, 0)));
    assertThat(experiment.regularizers()).isEmpty();
    assertThat(experiment.schedule())
        .isEqualTo(new Component("k-step", new KStepConfiguration(1, 1)));
    assertThat(experiment.optimizers().generator())
        .isEqualTo(new Component("adam", new AdamConfiguration(2e-4, 0.5, null)))
        .isEqualTo(experiment.optimizers().discriminator());
    assertThat(experiment.training()).isEqualTo(new TrainingOptions(64, 20, null));
    assertThat(experiment.evaluation())
        .isEqualTo(new EvaluationOptions(500, 64, List.of(), null, null, 0.0, null));
    assertThat(experiment.checkpoint()).isEqualTo(new CheckpointOptions(500, 3));
  }

  @ParameterizedTest
  @MethodSource("org.gan4j.experiment.Fixtures#valid")
  void readsWhatIsValid(Path file) {
    assertThat(reader.read(file, List.of())).isNotNull();
  }

  @Test
  void takesWholeNumbersHoweverTheyAreWritten() {
    Experiment experiment = minimal("training.batchSize=6.4e1", "training.epochs=2.0", "seed=-1E3");

    assertThat(experiment.training()).isEqualTo(new TrainingOptions(64, 2, null));
    assertThat(experiment.seed()).isEqualTo(-1000);
  }

  @Test
  void overridesChangeNestedValues() {
    Experiment experiment =
        minimal("generator.hidden=[1,2]", "generator.activation=tanh", "dataset.size=7");

    assertThat(experiment.generator().configuration())
        .isEqualTo(new DenseConfiguration(List.of(1, 2), Fakes.Activation.TANH, 0));
    assertThat(experiment.dataset().configuration()).isEqualTo(new PointsConfiguration(7, true));
  }

  @Test
  void overridesReachIntoComponentsThatAreThereByDefault() {
    Experiment experiment = minimal("optimizers.generator.learningRate=1e-3", "latent.size=2");

    assertThat(experiment.optimizers().generator().configuration())
        .isEqualTo(new AdamConfiguration(1e-3, 0.5, null));
    assertThat(experiment.latent().configuration())
        .isEqualTo(new GaussianLatentConfiguration(2, 1));
  }

  @Test
  void overridesReplaceComponentsThatAreThereByDefault() {
    Experiment experiment = minimal("latent.type=uniform", "latent.high=2");

    assertThat(experiment.latent())
        .isEqualTo(new Component("uniform", new UniformLatentConfiguration(100, -1, 2)));
  }

  @Test
  void overridesAppendToLists() {
    Experiment experiment =
        minimal(
            "regularizers[0]={\"type\": \"weight-decay\", \"weight\": 1}",
            "regularizers[1].type=weight-decay",
            "regularizers[1].weight=2",
            "regularizers[0].weight=3");

    assertThat(experiment.regularizers())
        .extracting(component -> ((WeightDecayConfiguration) component.configuration()).weight())
        .containsExactly(3.0, 2.0);
  }

  @Test
  void overridesWithNullTakeAway() {
    Experiment experiment =
        minimal(
            "training.epochs=5",
            "training.epochs=null",
            "training.iterations=10",
            "regularizers=[{\"type\": \"weight-decay\", \"weight\": 1}]",
            "regularizers[0]=null");

    assertThat(experiment.training()).isEqualTo(new TrainingOptions(64, null, 10L));
    assertThat(experiment.regularizers()).isEmpty();
  }

  @Test
  void overridesThatAreNotJsonAreText() {
    Experiment experiment =
        minimal("dataset={\"type\": \"images\"}", "dataset.path=/x y=z.png", "name=\"7\"");

    assertThat(experiment.dataset().configuration())
        .isEqualTo(new Fakes.ImagesConfiguration("/x y=z.png", null, null, 0.5));
    assertThat(experiment.name()).isEqualTo("7");
  }

  @ParameterizedTest
  @CsvSource({
    "mnist.json, mnist",
    "some/where/my experiment.json, my-experiment",
    "C:\\gan\\ring.json, ring",
    "ring.v2.json, ring.v2",
    ".json, experiment",
    "ünïcode.json, n-code",
    "-, experiment"
  })
  void namesAnExperimentAfterItsFile(String source, String name) {
    assertThat(reader.read(MINIMAL, source, List.of()).name()).isEqualTo(name);
  }

  @Test
  void namesAnExperimentAfterAVeryLongFileName() {
    String name = reader.read(MINIMAL, "x".repeat(79) + "..json", List.of()).name();

    assertThat(name).isEqualTo("x".repeat(79));
  }

  @Test
  void acceptsAByteOrderMark() throws IOException {
    Path file = Files.writeString(folder.resolve("marked.json"), "\uFEFF" + MINIMAL);

    assertThat(reader.read(file, List.of()).name()).isEqualTo("marked");
  }

  @Test
  void refusesFilesThatAreNotThereOrNotText() throws IOException {
    Path latin = folder.resolve("latin.json");
    Files.write(latin, "{\"name\": \"é\"}".getBytes(StandardCharsets.ISO_8859_1));
    Path huge = Files.writeString(folder.resolve("huge.json"), " ".repeat(1_000_001));

    assertThatExceptionOfType(GanException.class)
        .isThrownBy(() -> reader.read(folder.resolve("none.json"), List.of()))
        .withMessageContaining("there is no such file")
        .satisfies(e -> assertThat(e.kind()).isEqualTo(GanException.Kind.USAGE));
    assertThatExceptionOfType(GanException.class)
        .isThrownBy(() -> reader.read(latin, List.of()))
        .withMessageContaining("not UTF-8");
    assertThatExceptionOfType(GanException.class)
        .isThrownBy(() -> reader.read(huge, List.of()))
        .withMessageContaining("too long");
    assertThatExceptionOfType(GanException.class)
        .isThrownBy(() -> reader.read(folder, List.of()))
        .withMessageContaining("cannot be read");
  }

  @Test
  void remembersWhereThingsStand() {
    Locations locations =
        reader.locate(MINIMAL, "m.json", List.of("loss.type=minimax")).locations();

    assertThat(locations.problem("generator", "", "")).extracting("line", "column").contains(3, 16);
    assertThat(locations.problem("generator.hidden[0]", "", ""))
        .as("a default stands where its component does")
        .extracting("line", "column")
        .contains(3, 16);
    assertThat(locations.problem("training.batchSize", "", ""))
        .extracting("source", "line")
        .contains("m.json", 1);
    assertThat(locations.problem("loss", "", ""))
        .extracting("source", "line")
        .contains("override loss.type=minimax", 0);
  }

  @Test
  void ordersProblemsAsTheyStandInTheFile() {
    ExperimentException refusal =
        catchThrowableOfType(
            ExperimentException.class,
            () ->
                reader.read(
                    "{ \"zebra\": 1,\n\"training\": 2,\n\"aardvark\": 3 }",
                    "x",
                    List.of("seed=a")));

    assertThat(refusal.problems())
        .extracting(Problem::path)
        .containsExactly(
            "dataset", "generator", "discriminator", "zebra", "training", "aardvark", "seed");
  }
}

package org.gan4j.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.gan4j.api.GanException;
import org.gan4j.datasets.idx.MnistConfiguration;
import org.gan4j.datasets.mixtures.RingConfiguration;
import org.gan4j.evaluation.metric.ModeCoverageConfiguration;
import org.gan4j.experiment.registry.Registry;
import org.gan4j.nn.optimizers.AdamConfiguration;
import org.gan4j.nn.optimizers.LearningRateDecay;
import org.gan4j.objectives.latent.GaussianLatentConfiguration;
import org.gan4j.objectives.loss.CrossEntropyConfiguration;
import org.gan4j.objectives.regularizer.WeightDecayConfiguration;
import org.gan4j.vanilla.VanillaDiscriminatorConfiguration;
import org.gan4j.vanilla.VanillaGeneratorConfiguration;
import org.junit.jupiter.api.Test;

class DraftTest {
  private static final ExperimentReader READER =
      new ExperimentReader(Registry.discover(DraftTest.class.getClassLoader()));

  private static Draft<Experiment> ring() {
    return Draft.of(Experiment.class)
        .set(Experiment::name)
        .to("ring")
        .set(Experiment::dataset)
        .to(Draft.of(RingConfiguration.class))
        .set(Experiment::generator)
        .to(
            Draft.of(VanillaGeneratorConfiguration.class)
                .set(VanillaGeneratorConfiguration::hidden)
                .to(List.of(16, 8)))
        .set(Experiment::discriminator)
        .to(Draft.of(VanillaDiscriminatorConfiguration.class));
  }

  @Test
  void isTheSameModelAsTheJson() {
    Draft<AdamConfiguration> adam =
        Draft.of(AdamConfiguration.class)
            .set(AdamConfiguration::learningRate)
            .to(1e-3)
            .set(AdamConfiguration::learningRateDecay)
            .to(new LearningRateDecay.Exponential(1.01, 1e-5));
    Experiment drafted =
        READER.complete(
            ring()
                .set(Experiment::seed)
                .to(7L)
                .set(Experiment::latent)
                .to(
                    Draft.of(GaussianLatentConfiguration.class)
                        .set(GaussianLatentConfiguration::size)
                        .to(4))
                .set(Experiment::loss)
                .to(
                    Draft.of("non-saturating", CrossEntropyConfiguration.class)
                        .set(CrossEntropyConfiguration::labelSmoothing)
                        .to(0.1))
                .set(Experiment::regularizers)
                .toEach(
                    Draft.of(WeightDecayConfiguration.class)
                        .set(WeightDecayConfiguration::weight)
                        .to(1e-4))
                .set(Experiment::optimizers)
                .to(Draft.of(Optimizers.class).set(Optimizers::generator).to(adam))
                .set(Experiment::training)
                .to(
                    Draft.of(TrainingOptions.class)
                        .set(TrainingOptions::batchSize)
                        .to(32)
                        .set(TrainingOptions::iterations)
                        .to(500L))
                .set(Experiment::evaluation)
                .to(
                    Draft.of(EvaluationOptions.class)
                        .set(EvaluationOptions::metrics)
                        .toEach(Draft.of(ModeCoverageConfiguration.class))));

    Experiment read =
        READER.read(
            """
            {
              "name": "ring",
              "seed": 7,
              "dataset": { "type": "ring" },
              "latent": { "type": "gaussian", "size": 4 },
              "generator": { "type": "vanilla", "hidden": [16, 8] },
              "discriminator": { "type": "vanilla" },
              "loss": { "type": "non-saturating", "labelSmoothing": 0.1 },
              "regularizers": [{ "type": "weight-decay", "weight": 1e-4 }],
              "optimizers": {
                "generator": {
                  "type": "adam",
                  "learningRate": 1e-3,
                  "learningRateDecay": { "type": "exponential", "divisor": 1.01, "floor": 1e-5 }
                }
              },
              "training": { "batchSize": 32, "iterations": 500 },
              "evaluation": { "metrics": [{ "type": "mode-coverage" }] }
            }
            """,
            "experiment.json",
            List.of());
    assertThat(drafted).isEqualTo(read);
  }

  @Test
  void isNotChangedByWhatIsMadeOfIt() {
    Draft<Experiment> draft = ring();
    draft.set(Experiment::seed).to(7L);

    assertThat(READER.complete(draft).seed()).isEqualTo(42);
    assertThat(READER.complete(draft.set(Experiment::seed).to(7L)).seed()).isEqualTo(7);
  }

  @Test
  void isCheckedLikeTheJson() {
    Draft<Experiment> draft =
        Draft.of(Experiment.class)
            .set(Experiment::name)
            .to("no name for a folder?")
            .set(Experiment::dataset)
            .to(Draft.of(RingConfiguration.class));

    assertThatExceptionOfType(ExperimentException.class)
        .isThrownBy(() -> READER.complete(draft))
        .satisfies(
            e ->
                assertThat(e.problems())
                    .extracting(Problem::path)
                    .contains("generator", "discriminator"));
  }

  @Test
  void asksWhichComponentIsMeant() {
    Draft<Experiment> mnist =
        ring().set(Experiment::dataset).to(Draft.of(MnistConfiguration.class));

    assertThatExceptionOfType(GanException.class)
        .isThrownBy(() -> READER.complete(mnist))
        .satisfies(
            e -> {
              assertThat(e.problem())
                  .isEqualTo("several datasets have these settings: fashion-mnist, mnist");
              assertThat(e.remedy()).contains("Draft.of(\"fashion-mnist\"");
            });
    Draft<Experiment> fashion =
        ring().set(Experiment::dataset).to(Draft.of("fashion-mnist", MnistConfiguration.class));
    assertThat(READER.complete(fashion).dataset().type()).isEqualTo("fashion-mnist");
  }

  @Test
  void asksWhichLossIsMeant() {
    Draft<Experiment> draft =
        ring().set(Experiment::loss).to(Draft.of(CrossEntropyConfiguration.class));

    assertThatExceptionOfType(GanException.class)
        .isThrownBy(() -> READER.complete(draft))
        .satisfies(
            e -> {
              assertThat(e.problem())
                  .isEqualTo("several losses have these settings: minimax, non-saturating");
              assertThat(e.remedy())
                  .endsWith("Draft.of(\"minimax\", CrossEntropyConfiguration.class)");
            });
  }

  @Test
  void refusesSettingsOfAnotherKind() {
    Draft<Experiment> wrong = ring().set(Experiment::loss).to(Draft.of(RingConfiguration.class));

    assertThatExceptionOfType(GanException.class)
        .isThrownBy(() -> READER.complete(wrong))
        .satisfies(e -> assertThat(e.problem()).isEqualTo("no loss has these settings"));
  }

  @Test
  void takesNothingButAccessors() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Draft.of(Experiment.class).set(experiment -> experiment.seed() + 1));
  }
}

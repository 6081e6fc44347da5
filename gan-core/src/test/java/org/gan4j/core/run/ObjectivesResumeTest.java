package org.gan4j.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.gan4j.api.training.IterationReport;
import org.gan4j.api.training.TrainingListener;
import org.gan4j.core.assembly.PreparedTraining;
import org.gan4j.core.testing.SavedTraining;
import org.gan4j.core.testing.TinyTraining;
import org.gan4j.experiment.ExperimentException;
import org.gan4j.training.StopSignal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever an experiment names as its objective, an interrupted run ends as a straight one. */
class ObjectivesResumeTest {
  @TempDir Path folder;

  static Stream<Arguments> objectives() {
    return Stream.of(
        argumentSet(
            "spectral norm of both, hinge, instance noise",
            List.of(
                "loss={\"type\":\"hinge\"}",
                "regularizers=[{\"type\":\"spectral-norm\",\"players\":\"both\"},"
                    + "{\"type\":\"instance-noise\",\"steps\":80}]")),
        argumentSet(
            "lazy penalties, relativistic average, feature matching",
            List.of(
                "loss={\"type\":\"relativistic-average\",\"comparison\":\"least-squares\"}",
                "regularizers=[{\"type\":\"r1\",\"weight\":0.1,\"every\":7},"
                    + "{\"type\":\"gradient-penalty\",\"every\":3},"
                    + "{\"type\":\"feature-matching\"}]")),
        argumentSet(
            "R1 and R2 with schedules, LeCam, top-k",
            List.of(
                "loss={\"type\":\"relativistic\"}",
                "game={\"type\":\"adversarial\",\"topK\":{\"factor\":0.9,\"every\":9}}",
                "regularizers=[{\"type\":\"r1\",\"weight\":0.1,\"points\":\"both\","
                    + "\"weightSchedule\":{\"type\":\"cosine\",\"steps\":150}},"
                    + "{\"type\":\"lecam\",\"startStep\":20}]",
                "optimizers.generator={\"type\":\"adam\",\"beta2\":0.9,"
                    + "\"beta2Increase\":{\"to\":0.99,\"steps\":80}}")),
        argumentSet(
            "classes in balance, an average by its half-life",
            List.of("training.classBalanced=true", "averaging.halfLife=400")),
        argumentSet(
            "clipping, warm-up, Wasserstein",
            List.of(
                "loss={\"type\":\"wasserstein\"}",
                "regularizers=[{\"type\":\"weight-clipping\",\"limit\":0.05}]",
                "schedule={\"type\":\"warm-up\",\"warmUpSteps\":4,\"warmUpIterations\":6,"
                    + "\"again\":20}")),
        argumentSet(
            "balance, flipped labels, mixture of latents",
            List.of(
                "loss={\"type\":\"least-squares\",\"labelFlipping\":0.1}",
                "schedule={\"type\":\"balance\",\"lowest\":0.45,\"highest\":0.6}",
                "latent={\"type\":\"mixture\",\"size\":4}")));
  }

  @ParameterizedTest
  @MethodSource("objectives")
  void goesOnExactly(List<String> objective) {
    String[] overrides = objective.toArray(String[]::new);
    StopSignal stop = new StopSignal();
    try (PreparedTraining straight = TinyTraining.with(folder, overrides);
        PreparedTraining interrupted = TinyTraining.with(folder, overrides);
        PreparedTraining resumed = TinyTraining.with(folder, overrides)) {
      TinyTraining.gan().start(straight, folder.resolve("straight")).train(stop(), List.of());
      TinyTraining.gan()
          .start(interrupted, folder.resolve("interrupted"))
          .train(stop, List.of(stopAfter(43, stop)));
      TrainingRun.Result result =
          TinyTraining.gan()
              .resume(resumed, folder.resolve("interrupted"))
              .train(stop(), List.of());
      assertThat(result.complete()).isTrue();
    }
    assertThat(SavedTraining.of(last("interrupted"))).isEqualTo(SavedTraining.of(last("straight")));
  }

  private static StopSignal stop() {
    return new StopSignal();
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

  private Path last(String name) {
    return new RunFolder(folder.resolve(name)).lastCheckpoint().orElseThrow();
  }

  @Test
  void refusesAPenaltyBeforeTrainingWhereItDoesNotHold() {
    assertThatExceptionOfType(ExperimentException.class)
        .isThrownBy(
            () ->
                TinyTraining.with(
                        folder,
                        "discriminator.normalization=batch",
                        "discriminator.normalizeFirst=true",
                        "regularizers=[{\"type\":\"spectral-norm\"},{\"type\":\"r1\"}]")
                    .close())
        .withMessageContaining("r1 differentiates the discriminator twice")
        .withMessageContaining("RectifiedBatchNorm")
        .satisfies(e -> assertThat(e.problems()).hasSize(1));
  }
}

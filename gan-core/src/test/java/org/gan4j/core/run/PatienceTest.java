package org.gan4j.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.gan4j.core.assembly.PreparedTraining;
import org.gan4j.core.testing.TinyTraining;
import org.gan4j.training.StopSignal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PatienceTest {
  @TempDir private Path folder;

  /** A generator that hardly learns has the same score again and again. */
  @Test
  void endsATrainingThatGetsNoBetter() {
    try (PreparedTraining training =
        TinyTraining.with(
            folder,
            "evaluation.everySteps=30",
            "evaluation.patience=2",
            "evaluation.metrics=[{\"type\": \"mode-coverage\", \"samples\": 50}]",
            "optimizers.generator.learningRate=1e-12")) {
      TrainingRun run = TinyTraining.gan().start(training, folder.resolve("run"));
      TrainingRun.Result result = run.train(new StopSignal(), List.of());

      assertThat(result.complete()).isTrue();
      assertThat(run.stoppedEarly()).isTrue();
      assertThat(result.progress().steps()).isEqualTo(90);
    }
  }
}

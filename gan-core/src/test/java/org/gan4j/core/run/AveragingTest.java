package org.gan4j.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.gan4j.api.training.IterationReport;
import org.gan4j.api.training.TrainingListener;
import org.gan4j.core.game.Game;
import org.gan4j.core.training.StopSignal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;

class AveragingTest {
  private static final String[] AVERAGED = {
    "averaging.decay=0.9", "averaging.startStep=20", "training.iterations=60"
  };

  @TempDir private Path folder;

  /** The definition, in double precision, from the parameters after each step. */
  @Test
  void isTheExponentialMovingAverageOfWhatWasLearned() {
    List<double[]> steps = new ArrayList<>();
    double[] average;
    try (Game game = TinyGame.with(folder, AVERAGED)) {
      TrainingListener recorder =
          new TrainingListener() {
            @Override
            public void iterationEnded(IterationReport report) {
              steps.add(game.generator().parameters().values().toDoubleVector());
            }
          };
      TinyGame.gan().start(game, folder.resolve("run")).train(new StopSignal(), List.of(recorder));
      average = game.sampled().parameters().values().toDoubleVector();
    }
    double[] expected = steps.get(0).clone();
    for (int step = 0; step < steps.size(); step++) {
      double t = step - 20;
      double decay = t < 0 ? 0 : Math.min(0.9, (1 + t) / (10 + t));
      for (int i = 0; i < expected.length; i++) {
        expected[i] = decay * expected[i] + (1 - decay) * steps.get(step)[i];
      }
    }
    // Parameters of order 1, each rounded to 6e-8 in 40 updates that forget the earlier ones.
    for (int i = 0; i < expected.length; i++) {
      assertThat(average[i]).isCloseTo(expected[i], within(2e-6));
    }
    assertThat(average).isNotEqualTo(steps.get(steps.size() - 1));
  }

  @Test
  void doesNotChangeWhatIsLearned() {
    try (Game averaged = TinyGame.with(folder, AVERAGED);
        Game plain = TinyGame.with(folder, "training.iterations=60")) {
      train(averaged, "averaged");
      train(plain, "plain");
      assertThat(averaged.generator().parameters().values())
          .isEqualTo(plain.generator().parameters().values());
    }
  }

  @Test
  void goesOnExactly() throws IOException {
    try (Game straight = TinyGame.with(folder, AVERAGED);
        Game interrupted = TinyGame.with(folder, AVERAGED);
        Game resumed = TinyGame.with(folder, AVERAGED)) {
      train(straight, "straight");
      StopSignal stop = new StopSignal();
      TrainingListener stopper =
          new TrainingListener() {
            @Override
            public void iterationEnded(IterationReport report) {
              if (report.progress().iteration() == 33) {
                stop.request();
              }
            }
          };
      TinyGame.gan()
          .start(interrupted, folder.resolve("interrupted"))
          .train(stop, List.of(stopper));
      TinyGame.gan()
          .resume(resumed, folder.resolve("interrupted"))
          .train(new StopSignal(), List.of());
    }
    assertThat(last("interrupted")).hasSameBinaryContentAs(last("straight"));
  }

  @Test
  void isSampledAndEvaluatedUnlessTheRawGeneratorIsWanted() {
    String[] measured = {
      AVERAGED[0],
      AVERAGED[1],
      AVERAGED[2],
      "dataset.standardDeviation=0.5",
      "evaluation.metrics=[{\"type\": \"mode-coverage\", \"samples\": 400}]"
    };
    INDArray raw;
    INDArray average;
    TrainingRun.Result result;
    try (Game game = TinyGame.with(folder, measured)) {
      result = TinyGame.gan().start(game, folder.resolve("run")).train(new StopSignal(), List.of());
      raw = game.generator().parameters().values().dup();
      average = game.sampled().parameters().values().dup();
    }
    Path last = last("run");
    assertThat(parameters(last, Weights.AVERAGED)).isEqualTo(average);
    assertThat(parameters(last, Weights.RAW)).isEqualTo(raw).isNotEqualTo(average);
    Evaluation averaged = TinyGame.gan().evaluate(last, List.of());
    assertThat(averaged.metrics()).isEqualTo(result.metrics());
    assertThat(TinyGame.gan().evaluate(last, List.of("averaging=null")).metrics())
        .isNotEqualTo(averaged.metrics());
  }

  private static INDArray parameters(Path checkpoint, Weights weights) {
    try (TrainedGenerator generator = TinyGame.gan().open(checkpoint, weights)) {
      return generator.parameters().values().dup();
    }
  }

  private void train(Game game, String name) {
    TinyGame.gan().start(game, folder.resolve(name)).train(new StopSignal(), List.of());
  }

  private Path last(String name) {
    return new RunFolder(folder.resolve(name)).lastCheckpoint().orElseThrow();
  }
}

package org.gan4j.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.gan4j.api.RandomKey;
import org.gan4j.api.network.Network;
import org.gan4j.api.training.IterationReport;
import org.gan4j.api.training.TrainingListener;
import org.gan4j.core.assembly.PreparedTraining;
import org.gan4j.core.sampling.Conditions;
import org.gan4j.core.sampling.Sampler;
import org.gan4j.core.testing.SavedTraining;
import org.gan4j.core.testing.TinyTraining;
import org.gan4j.core.trained.Evaluation;
import org.gan4j.core.trained.TrainedGenerator;
import org.gan4j.core.trained.Weights;
import org.gan4j.training.StopSignal;
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
    double[] average = recorded(steps, AVERAGED);
    double[] expected =
        average(
            steps,
            step -> {
              double t = step - 20;
              return t < 0 ? 0 : Math.min(0.9, (1 + t) / (10 + t));
            });
    // Parameters of order 1, each rounded to 6e-8 in 40 updates that forget the earlier ones.
    for (int i = 0; i < expected.length; i++) {
      assertThat(average[i]).isCloseTo(expected[i], within(2e-6));
    }
    assertThat(average).isNotEqualTo(steps.get(steps.size() - 1));
  }

  /** The average after a training, and the parameters after each step. */
  private double[] recorded(List<double[]> steps, String... overrides) {
    try (PreparedTraining training = TinyTraining.with(folder, overrides)) {
      TrainingListener recorder =
          new TrainingListener() {
            @Override
            public void iterationEnded(IterationReport report) {
              steps.add(TinyTraining.parameters(training, "generator").toDoubleVector());
            }
          };
      TinyTraining.gan()
          .start(training, folder.resolve("run"))
          .train(new StopSignal(), List.of(recorder));
      return training.setup().sampled().sampled().parameters().values().toDoubleVector();
    }
  }

  private static double[] average(List<double[]> steps, IntToDoubleFunction decays) {
    double[] expected = steps.get(0).clone();
    for (int step = 0; step < steps.size(); step++) {
      double decay = decays.applyAsDouble(step);
      for (int i = 0; i < expected.length; i++) {
        expected[i] = decay * expected[i] + (1 - decay) * steps.get(step)[i];
      }
    }
    return expected;
  }

  /** A half-life of 64 samples, 4 batches, which the ramp of 0.25 reaches after 16. */
  @Test
  void forgetsByItsHalfLife() {
    List<double[]> steps = new ArrayList<>();
    double[] average =
        recorded(steps, "averaging.halfLife=64", "averaging.ramp=0.25", "training.iterations=60");
    double[] expected =
        average(steps, step -> step == 0 ? 0 : Math.pow(0.5, 1 / Math.min(4, 0.25 * step)));
    // As above.
    for (int i = 0; i < expected.length; i++) {
      assertThat(average[i]).isCloseTo(expected[i], within(2e-6));
    }
  }

  @Test
  void doesNotChangeWhatIsLearned() {
    try (PreparedTraining averaged = TinyTraining.with(folder, AVERAGED);
        PreparedTraining plain = TinyTraining.with(folder, "training.iterations=60")) {
      train(averaged, "averaged");
      train(plain, "plain");
      assertThat(TinyTraining.parameters(averaged, "generator"))
          .isEqualTo(TinyTraining.parameters(plain, "generator"));
    }
  }

  @Test
  void goesOnExactly() throws IOException {
    try (PreparedTraining straight = TinyTraining.with(folder, AVERAGED);
        PreparedTraining interrupted = TinyTraining.with(folder, AVERAGED);
        PreparedTraining resumed = TinyTraining.with(folder, AVERAGED)) {
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
      TinyTraining.gan()
          .start(interrupted, folder.resolve("interrupted"))
          .train(stop, List.of(stopper));
      TinyTraining.gan()
          .resume(resumed, folder.resolve("interrupted"))
          .train(new StopSignal(), List.of());
    }
    assertThat(SavedTraining.of(last("interrupted"))).isEqualTo(SavedTraining.of(last("straight")));
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
    try (PreparedTraining training = TinyTraining.with(folder, measured)) {
      result =
          TinyTraining.gan()
              .start(training, folder.resolve("run"))
              .train(new StopSignal(), List.of());
      raw = samples(training, training.setup().sampled().network());
      average = samples(training, training.setup().sampled().sampled());
    }
    Path last = last("run");
    assertThat(samples(last, Weights.AVERAGED)).isEqualTo(average);
    assertThat(samples(last, Weights.RAW)).isEqualTo(raw).isNotEqualTo(average);
    Evaluation averaged = TinyTraining.gan().evaluate(last, List.of());
    assertThat(averaged.metrics()).isEqualTo(result.metrics());
    assertThat(TinyTraining.gan().evaluate(last, List.of("averaging=null")).metrics())
        .isNotEqualTo(averaged.metrics());
  }

  private static INDArray samples(PreparedTraining training, Network network) {
    return new Sampler(network, training.latent(), training.task().generated(), Conditions.none())
        .draw(7, RandomKey.ofSeed(3).split("sample"));
  }

  private static INDArray samples(Path checkpoint, Weights weights) {
    try (TrainedGenerator generator = TinyTraining.gan().open(checkpoint, weights)) {
      return generator.sample(7, 3);
    }
  }

  private void train(PreparedTraining training, String name) {
    TinyTraining.gan().start(training, folder.resolve(name)).train(new StopSignal(), List.of());
  }

  private Path last(String name) {
    return new RunFolder(folder.resolve(name)).lastCheckpoint().orElseThrow();
  }
}

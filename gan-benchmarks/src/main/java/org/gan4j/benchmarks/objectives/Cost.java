package org.gan4j.benchmarks.objectives;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.gan4j.api.game.Progress;
import org.gan4j.api.training.IterationReport;
import org.gan4j.core.Gan;
import org.gan4j.core.assembly.PreparedTraining;
import org.gan4j.training.StopSignal;
import org.gan4j.training.Trainer;
import org.gan4j.training.TrainerListener;

/**
 * What each stabilizer costs: the CPU time of the calling thread an iteration, as a ratio to the
 * iteration without, on convolutional players for digits. {@code Cost [ROUNDS [NAME]]}: all of them
 * or one. Each is timed between two trainings without it, so that a machine that gets slower or
 * faster does so for both; the ratio is the mean over the rounds, with its standard error.
 */
public final class Cost {
  private static final int USUAL_ROUNDS = 3;
  private static final double MILLISECOND = 1e6;

  /** Two periods of a penalty that is taken every 16 steps, after one to get warm. */
  private static final int WARM_UP = 16;

  private static final int TIMED = 32;

  private static final List<Stabilizer> STABILIZERS =
      List.of(
          Stabilizer.regularizer("gradient-penalty", "{\"type\":\"gradient-penalty\"}"),
          Stabilizer.regularizer("r1", "{\"type\":\"r1\"}"),
          Stabilizer.regularizer("r1 every 16", "{\"type\":\"r1\",\"every\":16}"),
          Stabilizer.regularizer("spectral-norm", "{\"type\":\"spectral-norm\"}"),
          Stabilizer.regularizer("weight-clipping", "{\"type\":\"weight-clipping\"}"),
          Stabilizer.regularizer(
              "instance-noise", "{\"type\":\"instance-noise\",\"steps\":100000}"),
          Stabilizer.augmentation(
              "shift and brightness",
              "{\"type\":\"diff-augment\",\"transforms\":[\"brightness\",\"shift\"]}"),
          Stabilizer.augmentation("diff-augment", "{\"type\":\"diff-augment\"}"),
          Stabilizer.augmentation(
              "adaptive-augment, p = 0.8", "{\"type\":\"adaptive-augment\",\"initial\":0.8}"),
          Stabilizer.regularizer("feature-matching", "{\"type\":\"feature-matching\"}"),
          Stabilizer.averaging(0.999));

  private Cost() {}

  /** Runs {@code [ROUNDS]}. */
  public static void main(String[] words) {
    int rounds = words.length > 0 ? Integer.parseInt(words[0]) : USUAL_ROUNDS;
    String only = words.length > 1 ? words[1] : "";
    Gan gan = Gan.create();
    // The first training in a virtual machine waits for its compilers.
    milliseconds(gan, Stabilizer.NONE);
    System.out.println("| | CPU ms an iteration | ratio | ± |\n| --- | --- | --- | --- |");
    for (Stabilizer stabilizer : STABILIZERS) {
      if (only.isEmpty() || only.equals(stabilizer.name())) {
        print(stabilizer.name(), costs(gan, stabilizer, rounds));
      }
    }
  }

  /** An iteration's milliseconds with and without. */
  private record Costs(double with, double without) {
    double ratio() {
      return with / without;
    }
  }

  private static List<Costs> costs(Gan gan, Stabilizer stabilizer, int rounds) {
    List<Costs> costs = new ArrayList<>();
    double before = milliseconds(gan, Stabilizer.NONE);
    for (int round = 0; round < rounds; round++) {
      double with = milliseconds(gan, stabilizer);
      double after = milliseconds(gan, Stabilizer.NONE);
      costs.add(new Costs(with, (before + after) / 2));
      before = after;
    }
    return costs;
  }

  private static void print(String name, List<Costs> costs) {
    double mean = costs.stream().mapToDouble(Costs::ratio).average().orElse(Double.NaN);
    double squares = costs.stream().mapToDouble(cost -> Math.pow(cost.ratio() - mean, 2)).sum();
    int count = costs.size();
    double error = Math.sqrt(squares / (count - 1.0) / count);
    double time = costs.stream().mapToDouble(Costs::with).average().orElse(Double.NaN);
    System.out.printf(Locale.ROOT, "| %s | %.1f | %.3f | %.3f |%n", name, time, mean, error);
  }

  private static double milliseconds(Gan gan, Stabilizer stabilizer) {
    List<String> overrides = new ArrayList<>(stabilizer.overrides());
    overrides.add("training.iterations=" + (WARM_UP + TIMED));
    Clock clock = new Clock();
    try (PreparedTraining training =
        gan.assemble(Training.experiment(gan, "digits.json", overrides))) {
      new Trainer(training.setup(), training.plan(), Progress.start(), List.of(clock))
          .run(new StopSignal());
    }
    return (clock.end - clock.begin) / MILLISECOND / TIMED;
  }

  private static final class Clock implements TrainerListener {
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private long begin;
    private long end;

    @Override
    public void iterationEnded(IterationReport report) {
      end = threads.getCurrentThreadCpuTime();
      if (report.progress().iteration() == WARM_UP) {
        begin = end;
      }
    }
  }
}

package org.gan4j.benchmarks.objectives;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gan4j.api.schedule.Progress;
import org.gan4j.api.training.IterationReport;
import org.gan4j.core.Gan;
import org.gan4j.core.game.Game;
import org.gan4j.core.training.StopSignal;
import org.gan4j.core.training.Trainer;
import org.gan4j.core.training.TrainerListener;

/**
 * What each stabiliser costs: the CPU time of the calling thread an iteration, as a ratio to the
 * iteration without, on convolutional players for digits. {@code Cost [ROUNDS]}; the ratio is that
 * of the medians over the rounds, in which the stabilisers take turns.
 */
public final class Cost {
  private static final int USUAL_ROUNDS = 3;
  private static final double MILLISECOND = 1e6;

  /** Two periods of a penalty that is taken every 16 steps, after one to get warm. */
  private static final int WARM_UP = 16;

  private static final int TIMED = 32;

  private static final List<Stabiliser> STABILISERS =
      List.of(
          Stabiliser.NONE,
          Stabiliser.regularizer("gradient-penalty", "{\"type\":\"gradient-penalty\"}"),
          Stabiliser.regularizer("r1", "{\"type\":\"r1\"}"),
          Stabiliser.regularizer("r1 every 16", "{\"type\":\"r1\",\"every\":16}"),
          Stabiliser.regularizer("spectral-norm", "{\"type\":\"spectral-norm\"}"),
          Stabiliser.regularizer("weight-clipping", "{\"type\":\"weight-clipping\"}"),
          Stabiliser.regularizer(
              "instance-noise", "{\"type\":\"instance-noise\",\"steps\":100000}"),
          Stabiliser.regularizer("feature-matching", "{\"type\":\"feature-matching\"}"),
          Stabiliser.averaging(0.999));

  private Cost() {}

  /** Runs {@code [ROUNDS]}. */
  public static void main(String[] words) {
    int rounds = words.length > 0 ? Integer.parseInt(words[0]) : USUAL_ROUNDS;
    Gan gan = Gan.create();
    Map<String, List<Double>> times = new LinkedHashMap<>();
    for (int round = 0; round < rounds; round++) {
      for (Stabiliser stabiliser : STABILISERS) {
        times
            .computeIfAbsent(stabiliser.name(), name -> new ArrayList<>())
            .add(milliseconds(gan, stabiliser));
      }
    }
    double plain = median(times.getOrDefault(Stabiliser.NONE.name(), List.of()));
    System.out.println("| | CPU ms an iteration | ratio |\n| --- | --- | --- |");
    times.forEach(
        (name, all) ->
            System.out.printf(
                Locale.ROOT, "| %s | %.1f | %.2f |%n", name, median(all), median(all) / plain));
  }

  private static double milliseconds(Gan gan, Stabiliser stabiliser) {
    List<String> overrides = new ArrayList<>(stabiliser.overrides());
    overrides.add("training.iterations=" + (WARM_UP + TIMED));
    Clock clock = new Clock();
    try (Game game = gan.assemble(Training.experiment(gan, "digits.json", overrides))) {
      new Trainer(game, Progress.start(), List.of(clock)).run(new StopSignal());
    }
    return (clock.end - clock.begin) / MILLISECOND / TIMED;
  }

  private static double median(List<Double> numbers) {
    double[] sorted = numbers.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    return Arrays.stream(sorted, (sorted.length - 1) / 2, sorted.length / 2 + 1)
        .average()
        .orElse(Double.NaN);
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

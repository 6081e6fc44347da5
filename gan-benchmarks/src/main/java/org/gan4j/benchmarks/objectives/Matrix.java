package org.gan4j.benchmarks.objectives;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.ToDoubleFunction;
import org.gan4j.benchmarks.objectives.Outcomes.Outcome;
import org.gan4j.core.Gan;

/**
 * The results of each loss with each stabilizer on 2-D mixtures, in short runs: {@code Matrix FILE
 * [SEEDS]}. Runs the combinations that are missing in the file, and prints a table of all results.
 * Every combination has the same networks, optimizers and number of iterations; none was tuned.
 */
public final class Matrix {
  private static final List<String> DATASETS = List.of("ring", "grid");
  private static final Map<String, Integer> MODES = Map.of("ring", 8, "grid", 25);
  private static final List<String> LOSSES =
      List.of(
          "non-saturating",
          "minimax",
          "least-squares",
          "wasserstein",
          "hinge",
          "relativistic",
          "relativistic-average");

  private static final List<Stabilizer> STABILIZERS =
      List.of(
          Stabilizer.NONE,
          Stabilizer.regularizer(
              "gradient-penalty", "{\"type\":\"gradient-penalty\",\"weight\":0.1}"),
          Stabilizer.regularizer("r1", "{\"type\":\"r1\",\"weight\":0.02}"),
          Stabilizer.regularizer("spectral-norm", "{\"type\":\"spectral-norm\"}"),
          Stabilizer.regularizer(
              "instance-noise",
              "{\"type\":\"instance-noise\",\"standardDeviation\":0.5,\"steps\":500}"),
          Stabilizer.averaging(0.99));

  private static final int USUAL_SEEDS = 5;

  private final Outcomes outcomes;

  private Matrix(Outcomes outcomes) {
    this.outcomes = outcomes;
  }

  /** Runs {@code FILE [SEEDS]}. */
  public static void main(String[] words) {
    if (words.length < 1 || words.length > 2) {
      System.err.println("usage: FILE [SEEDS]");
      System.exit(2);
    }
    int seeds = words.length == 2 ? Integer.parseInt(words[1]) : USUAL_SEEDS;
    Matrix matrix = new Matrix(new Outcomes(Path.of(words[0])));
    matrix.run(Gan.create(), seeds);
    DATASETS.forEach(matrix::print);
  }

  /** As many trainings at a time as there are cores: each has one thread. */
  private void run(Gan gan, int seeds) {
    ExecutorService trainings =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    try {
      List<Callable<Void>> missing = new ArrayList<>();
      for (int i = 1; i <= seeds; i++) {
        int seed = i;
        for (String dataset : DATASETS) {
          for (String loss : LOSSES) {
            for (Stabilizer stabilizer : STABILIZERS) {
              if (!outcomes.contains(dataset, loss, stabilizer.name(), seed)) {
                missing.add(
                    () -> {
                      outcomes.add(train(gan, dataset, loss, stabilizer, seed));
                      return null;
                    });
              }
            }
          }
        }
      }
      for (Future<Void> training : trainings.invokeAll(missing)) {
        training.get();
      }
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    } finally {
      trainings.shutdownNow();
    }
  }

  private static Outcome train(
      Gan gan, String dataset, String loss, Stabilizer stabilizer, int seed) {
    List<String> overrides = new ArrayList<>(stabilizer.overrides());
    overrides.add("loss={\"type\":\"" + loss + "\"}");
    overrides.add("dataset={\"type\":\"" + dataset + "\"}");
    overrides.add("seed=" + seed);
    Map<String, Double> metrics = Training.run(gan, "mixture.json", overrides);
    return new Outcome(
        dataset,
        loss,
        stabilizer.name(),
        seed,
        metrics.getOrDefault("modesCovered", 0.0),
        metrics.getOrDefault("shareWithin3Sigma", 0.0));
  }

  private void print(String dataset) {
    System.out.printf(
        Locale.ROOT, "%s: modes covered of %d, share within 3σ%n%n", dataset, MODES.get(dataset));
    List<String> columns = STABILIZERS.stream().map(Stabilizer::name).toList();
    System.out.println("| | " + String.join(" | ", columns) + " |");
    System.out.println("| --- |" + " --- |".repeat(columns.size()));
    for (String loss : LOSSES) {
      StringBuilder row = new StringBuilder("| " + loss + " |");
      for (Stabilizer stabilizer : STABILIZERS) {
        row.append(' ').append(cell(outcomes.of(dataset, loss, stabilizer.name()))).append(" |");
      }
      System.out.println(row);
    }
    System.out.println();
  }

  private static String cell(List<Outcome> runs) {
    return runs.isEmpty()
        ? "–"
        : String.format(
            Locale.ROOT,
            "%.1f ± %.1f, %.0f ± %.0f %%",
            mean(runs, Outcome::modes),
            deviation(runs, Outcome::modes),
            100 * mean(runs, Outcome::share),
            100 * deviation(runs, Outcome::share));
  }

  private static double mean(List<Outcome> runs, ToDoubleFunction<Outcome> number) {
    return runs.stream().mapToDouble(number).average().orElse(Double.NaN);
  }

  private static double deviation(List<Outcome> runs, ToDoubleFunction<Outcome> number) {
    double mean = mean(runs, number);
    double squares = runs.stream().mapToDouble(number).map(x -> (x - mean) * (x - mean)).sum();
    return Math.sqrt(squares / Math.max(1, runs.size() - 1));
  }
}

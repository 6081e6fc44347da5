package org.gan4j.inpainting.metric;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.gan4j.api.RandomKey;
import org.gan4j.api.data.Dataset;
import org.gan4j.api.evaluation.Comparison;
import org.gan4j.api.evaluation.Metric;
import org.gan4j.images.pixel.PixelScale;
import org.gan4j.inpainting.InpaintingTask;
import org.gan4j.inpainting.completion.Collapse;
import org.gan4j.inpainting.completion.RunningMoments;

/**
 * Whether the spread of completions predicts their error. {@code within2Sigma} is the share of
 * hidden numbers whose true value lies within two standard deviations of the mean of the
 * completions, or within half a grey level of it; of a normal distribution it would be 95 %. {@code
 * deviation} is the mean standard deviation there, in grey levels of 255, {@code deviationRms} its
 * root mean square, and {@code rmse} the root mean square error of the mean, in the same unit. In a
 * distribution that knows what it does not know the last two are equal for many draws; the first is
 * lower, since few pixels have most of the deviation. {@code bestNearer} is the share of images
 * where the best of the completions is nearer to the truth than their mean. {@code collapsed} is
 * the share of images of which {@linkplain Collapse all completions are alike}.
 */
final class CompletionSpread implements Metric {
  private static final double SIGMAS = 2;

  /** Half a level of the 255 that lie between -1 and 1. */
  private static final double HALF_LEVEL = 1 / 255.0;

  private final CompletionSpreadConfiguration configuration;
  private final InpaintingTask task;

  CompletionSpread(CompletionSpreadConfiguration configuration, InpaintingTask task) {
    this.configuration = configuration;
    this.task = task;
  }

  @Override
  public Map<String, Double> measure(Comparison comparison, RandomKey key) {
    Dataset reference = comparison.reference();
    HeldOutImages.warnings("completion-spread", configuration.images(), reference)
        .forEach(comparison::warn);
    HeldOutImages held =
        new HeldOutImages(task, reference, configuration.images(), key.split("images"));
    RunningMoments[] moments = new RunningMoments[held.count()];
    double[] best = new double[held.count()];
    Sums sums = new Sums();
    new Completions(held, comparison.generator(), key.split("fill"))
        .each(
            configuration.draws(),
            (number, completion) -> {
              if (moments[number] == null) {
                moments[number] = new RunningMoments(completion.length);
                best[number] = Double.POSITIVE_INFINITY;
              }
              best[number] = Math.min(best[number], Sums.squares(completion, held, number));
              moments[number].add(completion);
              if (moments[number].count() == configuration.draws()) {
                sums.add(moments[number], best[number], held.image(number), held.hole(number));
                moments[number] = null;
              }
            });
    return sums.numbers(held.count());
  }

  @Override
  public Objective objective() {
    return new Objective("within2Sigma", true);
  }

  /** The sums. */
  private static final class Sums {
    private long hidden;
    private long within;
    private double deviation;
    private double variance;
    private double squares;
    private int bestNearer;
    private int collapsed;

    /** The sum of the squared errors of a completion in the hole. */
    static double squares(float[] completion, HeldOutImages held, int number) {
      float[] truth = held.image(number);
      boolean[] hole = held.hole(number);
      double sum = 0;
      for (int i = 0; i < truth.length; i++) {
        double off = hole[i % hole.length] ? truth[i] - completion[i] : 0;
        sum += off * off;
      }
      return sum;
    }

    void add(RunningMoments moments, double best, float[] truth, boolean[] hole) {
      double[] mean = moments.mean();
      double[] sigma = moments.deviation();
      DoubleStream.Builder ofHole = DoubleStream.builder();
      double ofMean = 0;
      for (int i = 0; i < truth.length; i++) {
        if (hole[i % hole.length]) {
          double off = Math.abs(truth[i] - mean[i]);
          ofHole.add(sigma[i]);
          hidden++;
          within += off <= Math.max(HALF_LEVEL, SIGMAS * sigma[i]) ? 1 : 0;
          deviation += sigma[i];
          variance += sigma[i] * sigma[i];
          ofMean += off * off;
        }
      }
      squares += ofMean;
      bestNearer += best < ofMean ? 1 : 0;
      collapsed += Collapse.isCollapsed(ofHole.build().toArray()) ? 1 : 0;
    }

    Map<String, Double> numbers(int images) {
      Map<String, Double> numbers = new LinkedHashMap<>();
      numbers.put("within2Sigma", (double) within / hidden);
      numbers.put("deviation", PixelScale.LEVELS_PER_UNIT * deviation / hidden);
      numbers.put("deviationRms", PixelScale.LEVELS_PER_UNIT * Math.sqrt(variance / hidden));
      numbers.put("rmse", PixelScale.LEVELS_PER_UNIT * Math.sqrt(squares / hidden));
      numbers.put("bestNearer", (double) bestNearer / images);
      numbers.put("collapsed", (double) collapsed / images);
      return numbers;
    }
  }
}

package org.gan4j.inpainting.metric;

import java.util.LinkedHashMap;
import java.util.Map;
import org.gan4j.api.RandomKey;
import org.gan4j.api.data.Dataset;
import org.gan4j.api.evaluation.Comparison;
import org.gan4j.api.evaluation.Metric;
import org.gan4j.inpainting.InpaintingTask;

/** How far completions are from the truth: of the generator, and of two methods that know less. */
final class CompletionError implements Metric {
  private final CompletionErrorConfiguration configuration;
  private final InpaintingTask task;
  private final Dataset training;

  CompletionError(
      CompletionErrorConfiguration configuration, InpaintingTask task, Dataset training) {
    this.configuration = configuration;
    this.task = task;
    this.training = training;
  }

  @Override
  public Map<String, Double> measure(Comparison comparison, RandomKey key) {
    Dataset reference = comparison.reference();
    HeldOutImages.warnings("completion-error", configuration.images(), reference)
        .forEach(comparison::warn);
    HeldOutImages held =
        new HeldOutImages(task, reference, configuration.images(), key.split("images"));
    Map<String, Double> numbers = new LinkedHashMap<>();
    Scores own = new Scores(task.image());
    new Completions(held, comparison.generator(), key.split("fill"))
        .each(
            1, (number, completion) -> own.add(held.image(number), completion, held.hole(number)));
    own.putInto(numbers, "");
    if (configuration.baselines()) {
      measureBaselines(held, reference, key.split("training"), numbers);
    }
    return numbers;
  }

  private void measureBaselines(
      HeldOutImages held, Dataset reference, RandomKey key, Map<String, Double> numbers) {
    boolean sameData = training.fingerprint().equals(reference.fingerprint());
    float[] mean = MeanImage.of(training, key);
    NearestContext nearest = new NearestContext(held, training, sameData, key);
    Scores ofMean = new Scores(task.image());
    Scores ofNearest = new Scores(task.image());
    for (int n = 0; n < held.count(); n++) {
      ofMean.add(held.image(n), held.completed(n, mean), held.hole(n));
      ofNearest.add(held.image(n), held.completed(n, nearest.of(n)), held.hole(n));
    }
    ofMean.putInto(numbers, "mean.");
    ofNearest.putInto(numbers, "nearest.");
  }

  @Override
  public Objective objective() {
    return new Objective("psnr", true);
  }
}

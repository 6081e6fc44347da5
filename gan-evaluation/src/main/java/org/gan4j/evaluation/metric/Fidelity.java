package org.gan4j.evaluation.metric;

import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.data.Batch;
import org.gan4j.api.data.Dataset;
import org.gan4j.api.data.Round;
import org.gan4j.api.data.Task;
import org.gan4j.api.evaluation.Comparison;
import org.gan4j.api.evaluation.Metric;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * How near the answers to conditions are to the truth: PSNR in decibels and SSIM, means over the
 * images, of their 256 levels as a file would hold them. Images in colour have both for all
 * channels ({@code psnr}, {@code ssim}) and for the luma of BT.601 from 16 to 235 ({@code
 * psnrLuma}, {@code ssimLuma}); the three differ by up to 2 dB on the same images. The numbers of
 * {@link Round#baselines()} stand beside them.
 */
final class Fidelity implements Metric {
  private static final int PORTION = 64;

  private final FidelityConfiguration configuration;
  private final Task task;

  Fidelity(FidelityConfiguration configuration, Task task) {
    this.configuration = configuration;
    this.task = task;
  }

  @Override
  public Map<String, Double> measure(Comparison comparison, RandomKey key) {
    Dataset reference = comparison.reference();
    int count = Math.min(configuration.images(), reference.size());
    if (count < configuration.images()) {
      comparison.warn(
          String.format(
              Locale.ROOT,
              "%s asks for %,d images, and the data have %,d",
              FidelityProvider.TYPE,
              configuration.images(),
              count));
    }
    Map<String, FidelityScores> scores = new LinkedHashMap<>();
    for (int start = 0; start < count; start += PORTION) {
      int[] indices = new int[Math.min(PORTION, count - start)];
      for (int i = 0; i < indices.length; i++) {
        // Spread evenly: of sorted data all parts are seen.
        indices[i] = (int) ((start + (long) i) * reference.size() / count);
      }
      measure(comparison, indices, key.split(start), scores);
    }
    Map<String, Double> numbers = new LinkedHashMap<>();
    scores.forEach((name, sums) -> sums.putInto(numbers, name));
    return numbers;
  }

  private void measure(
      Comparison comparison, int[] indices, RandomKey key, Map<String, FidelityScores> scores) {
    Dataset reference = comparison.reference();
    Batch batch = read(reference, indices, key.split("augmentation"));
    try (Round round = task.round(batch, key.split("round"));
        INDArray answers = comparison.generator().generate(condition(round))) {
      add(scores, "", batch.samples(), answers);
      if (configuration.baselines()) {
        round
            .baselines()
            .forEach(
                (name, untrained) -> {
                  add(scores, name + ".", batch.samples(), untrained);
                  untrained.close();
                });
      }
    } finally {
      batch.arrays().values().forEach(INDArray::close);
    }
  }

  private static INDArray condition(Round round) {
    INDArray condition = round.generatorCondition();
    if (condition == null) {
      throw new IllegalStateException("the task announced a condition");
    }
    return condition;
  }

  private static Batch read(Dataset data, int[] indices, RandomKey augmentation) {
    Map<String, INDArray> arrays = new LinkedHashMap<>();
    Map<String, FloatBuffer> numbers = new LinkedHashMap<>();
    data.arrays()
        .forEach(
            (name, shape) -> {
              INDArray array = Nd4j.create(DataType.FLOAT, shape.batch(indices.length));
              arrays.put(name, array);
              numbers.put(name, array.data().asNioFloat());
            });
    data.read(indices, augmentation, numbers);
    int[] labels = new int[data.classes().isEmpty() ? 0 : indices.length];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = data.label(indices[i]);
    }
    return new Batch(arrays, labels);
  }

  private void add(
      Map<String, FidelityScores> scores, String name, INDArray truth, INDArray answers) {
    SampleShape shape = task.generated();
    FidelityScores sums =
        scores.computeIfAbsent(name, unused -> new FidelityScores(shape, configuration.border()));
    float[][] real = rows(truth, shape);
    float[][] made = rows(answers, shape);
    for (int i = 0; i < real.length; i++) {
      sums.add(real[i], made[i]);
    }
  }

  private static float[][] rows(INDArray images, SampleShape shape) {
    return images.reshape('c', images.size(0), shape.length()).toFloatMatrix();
  }

  @Override
  public Objective objective() {
    return new Objective(FidelityScores.PSNR, true);
  }
}

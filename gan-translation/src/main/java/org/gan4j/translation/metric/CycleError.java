package org.gan4j.translation.metric;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.gan4j.api.GanException;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.data.Batch;
import org.gan4j.api.data.Dataset;
import org.gan4j.api.evaluation.Comparison;
import org.gan4j.api.evaluation.Metric;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Mean absolute differences in percent of the range from black to white: of a picture and its
 * translation there and back, in both directions, and, where the domains have one shape, of a
 * picture and its translation. A cycle is only worth something if the picture was changed in
 * between.
 */
final class CycleError implements Metric {
  static final String NAME = "cycle-error";

  /** The readout that translates samples into the domain of the inputs. */
  static final String BACK = "back";

  private static final int PORTION = 64;

  /** From -1 to 1, in percent. */
  private static final double PERCENT = 50;

  private final CycleErrorConfiguration configuration;

  CycleError(CycleErrorConfiguration configuration) {
    this.configuration = configuration;
  }

  @Override
  public Map<String, Double> measure(Comparison comparison, RandomKey key) {
    Dataset data = comparison.reference();
    SampleShape ofInputs = data.arrays().get(Batch.INPUT);
    if (ofInputs == null) {
      throw GanException.usage(
          "the data to compare with have no pictures to translate",
          NAME,
          "name data with the array \"" + Batch.INPUT + "\", such as the dataset unpaired");
    }
    int count = Math.min(configuration.samples(), data.size());
    if (count < configuration.samples()) {
      comparison.warn(
          String.format(
              Locale.ROOT,
              "%s asks for %,d pictures, and the data have %,d",
              NAME,
              configuration.samples(),
              count));
    }
    int[] indices = new int[data.size()];
    Arrays.setAll(indices, i -> i);
    key.split("choice").shuffle(indices);
    Errors errors = new Errors(comparison.generator(), ofInputs.equals(data.shape()));
    for (int start = 0; start < count; start += PORTION) {
      int[] portion = Arrays.copyOfRange(indices, start, Math.min(count, start + PORTION));
      try (INDArray b = Nd4j.create(DataType.FLOAT, data.shape().batch(portion.length));
          INDArray a = Nd4j.create(DataType.FLOAT, ofInputs.batch(portion.length))) {
        Map<String, FloatBuffer> arrays =
            Map.of(Batch.SAMPLES, b.data().asNioFloat(), Batch.INPUT, a.data().asNioFloat());
        data.read(portion, key.split("augmentation").split(start), arrays);
        errors.add(a, b);
      }
    }
    return errors.means(count);
  }

  @Override
  public Objective objective() {
    return new Objective("cycleErrorA", false);
  }

  /** Sums of the errors of pictures. */
  private static final class Errors {
    private final SampleSource generators;
    private final boolean comparable;
    private final Map<String, Double> sums = new LinkedHashMap<>();

    Errors(SampleSource generators, boolean comparable) {
      this.generators = generators;
      this.comparable = comparable;
    }

    void add(INDArray a, INDArray b) {
      try (INDArray ab = generators.generate(a);
          INDArray aba = back(ab);
          INDArray ba = back(b);
          INDArray bab = generators.generate(ba)) {
        add("cycleErrorA", a, aba);
        add("cycleErrorB", b, bab);
        if (comparable) {
          add("changeA", a, ab);
          add("changeB", b, ba);
        }
      }
    }

    private INDArray back(INDArray samples) {
      return generators
          .readout(BACK, samples)
          .orElseThrow(() -> new IllegalStateException("there is no readout " + BACK));
    }

    private void add(String name, INDArray one, INDArray other) {
      double sum = one.distance1(other);
      double mean = PERCENT * sum * one.size(0) / one.length();
      sums.merge(name, mean, Double::sum);
    }

    Map<String, Double> means(int count) {
      sums.replaceAll((name, sum) -> sum / count);
      return sums;
    }
  }
}

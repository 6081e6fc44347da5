package org.gan4j.evaluation.metric;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.gan4j.api.RandomKey;
import org.gan4j.api.evaluation.Comparison;
import org.gan4j.api.evaluation.FeatureNetwork;
import org.gan4j.api.evaluation.FeatureNetwork.Output;
import org.gan4j.api.evaluation.Metric;
import org.gan4j.api.evaluation.SampleSet;
import org.gan4j.api.evaluation.SharedComparison;
import org.gan4j.api.evaluation.Vectors;
import org.gan4j.evaluation.statistics.ClassCounts;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * How many stacks of three digits a generator makes, a digit in each channel, of the 1,000 that
 * there are; and the Kullback–Leibler divergence of their shares from equal ones, in nats. Metz et
 * al., "Unrolled generative adversarial networks", 2017, section 3.3.1; Lin et al., "PacGAN", 2018,
 * section 4.2, with 26,000 samples.
 */
final class StackedModes implements Metric {
  static final int CHANNELS = 3;
  private static final String NUMBER = "stackedModes";

  private final StackedModesConfiguration configuration;
  private final Supplier<FeatureNetwork> classifier;

  /**
   * A metric.
   *
   * @param classifier of images of one channel
   */
  StackedModes(StackedModesConfiguration configuration, Supplier<FeatureNetwork> classifier) {
    this.configuration = configuration;
    this.classifier = classifier;
  }

  @Override
  public Map<String, Double> measure(Comparison comparison, RandomKey key) {
    SampleSet samples = comparison.samples(configuration.samples());
    FeatureNetwork network = classifier.get();
    int classes = network.classes().size();
    if (classes == 0) {
      throw ComparedFeatures.noClassifier(StackedModesProvider.TYPE, network);
    }
    comparison.note(network);
    int[] modes = new int[samples.size()];
    samples.forEach((portion, first) -> classify(portion, first, network, modes));
    ClassCounts counts = ClassCounts.of(classes * classes * classes, modes);
    Map<String, Double> numbers = new LinkedHashMap<>();
    numbers.put(NUMBER, (double) counts.present());
    numbers.put("stackedModesDivergence", counts.divergenceFromUniform());
    return numbers;
  }

  /** The classes of the channels are the digits of a mode's number. */
  private static void classify(INDArray portion, int first, FeatureNetwork network, int[] modes) {
    int area = Math.toIntExact(portion.size(2) * portion.size(3));
    try (INDArray plain = portion.dup('c');
        INDArray batch =
            Nd4j.create(
                DataType.FLOAT, SharedComparison.portion(), 1, portion.size(2), portion.size(3))) {
      float[] pixels = plain.data().asFloat();
      SampleValues.requireFinite(StackedModesProvider.TYPE, pixels);
      int count = pixels.length / (CHANNELS * area);
      for (int channel = 0; channel < CHANNELS; channel++) {
        for (int i = 0; i < count; i++) {
          batch.data().asNioFloat().put(i * area, pixels, (i * CHANNELS + channel) * area, area);
        }
        int[] digits = classes(network, batch);
        for (int i = 0; i < count; i++) {
          modes[first + i] = modes[first + i] * network.classes().size() + digits[i];
        }
      }
    }
  }

  private static int[] classes(FeatureNetwork network, INDArray batch) {
    try (Output output = network.apply(batch)) {
      INDArray probabilities = output.probabilities();
      if (probabilities == null) {
        throw ComparedFeatures.noClassifier(StackedModesProvider.TYPE, network);
      }
      int count = Math.toIntExact(batch.size(0));
      int classes = network.classes().size();
      float[] values = new float[count * classes];
      probabilities.data().asNioFloat().get(0, values);
      return ClassCounts.mostLikely(Vectors.of(count, classes, values));
    }
  }

  @Override
  public Objective objective() {
    return new Objective(NUMBER, true);
  }
}

package org.gan4j.evaluation.metric;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.gan4j.api.GanException;
import org.gan4j.api.RandomKey;
import org.gan4j.api.data.Batch;
import org.gan4j.api.data.Dataset;
import org.gan4j.api.evaluation.Comparison;
import org.gan4j.api.evaluation.FeatureNetwork;
import org.gan4j.api.evaluation.Metric;
import org.gan4j.api.evaluation.Vectors;
import org.gan4j.evaluation.statistics.FrechetDistance;
import org.gan4j.evaluation.statistics.KernelDistance;
import org.gan4j.evaluation.statistics.Moments;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * How far pictures are from their target domain in a feature space: before their translation, after
 * it, and, of a game that translates in both directions, after the translation back. The kernel
 * distance (Bińkowski et al. 2018) is unbiased for any number of pictures; the Fréchet distance
 * (Heusel et al. 2017) is given as well if there are more pictures than features.
 */
final class TranslationDistance implements Metric {
  static final String NAME = "translation-distance";

  /** The readout of games that translate samples back. */
  static final String BACK = "back";

  private static final int PORTION = 64;
  private static final String OBJECTIVE = "outputKernelDistance";

  private final TranslationDistanceConfiguration configuration;
  private final Supplier<FeatureNetwork> features;

  TranslationDistance(
      TranslationDistanceConfiguration configuration, Supplier<FeatureNetwork> features) {
    this.configuration = configuration;
    this.features = features;
  }

  @Override
  public Map<String, Double> measure(Comparison comparison, RandomKey key) {
    Dataset data = comparison.reference();
    if (!data.shape().equals(data.arrays().get(Batch.INPUT))) {
      throw GanException.usage(
          "the data to compare with have no pictures of " + data.shape() + " to translate",
          NAME,
          "name data with the array \"" + Batch.INPUT + "\", such as the dataset unpaired");
    }
    ReferencePortions.warnings(NAME, configuration.samples(), data).forEach(comparison::warn);
    List<FeatureNetwork> members = features.get().members();
    Map<String, Double> sums = new LinkedHashMap<>();
    for (FeatureNetwork member : members) {
      comparison.note(member);
      numbers(new Domains(comparison, member).read(key))
          .forEach((name, value) -> sums.merge(name, value, Double::sum));
    }
    sums.replaceAll((name, sum) -> sum / members.size());
    return sums;
  }

  private static Map<String, Double> numbers(Domains domains) {
    Map<String, Double> numbers = new LinkedHashMap<>();
    addDistances(numbers, "input", domains.inputs, domains.samples);
    addDistances(numbers, "output", domains.outputs, domains.samples);
    if (domains.hasBack) {
      addDistances(numbers, "back", domains.back, domains.inputs);
    }
    return numbers;
  }

  private static void addDistances(
      Map<String, Double> numbers, String name, Rows some, Rows others) {
    Vectors left = some.vectors();
    Vectors right = others.vectors();
    numbers.put(
        name + "KernelDistance",
        KernelDistance.of(left, right, 1, left.count(), RandomKey.ofSeed(0)).mean());
    if (left.count() > left.size()) {
      numbers.put(
          name + "FrechetDistance", FrechetDistance.of(Moments.of(left), Moments.of(right)));
    }
  }

  @Override
  public Objective objective() {
    return new Objective(OBJECTIVE, false);
  }

  /** The features of both domains and of what is translated into them. */
  private final class Domains {
    private final Comparison comparison;
    private final FeatureNetwork network;
    private final int count;
    private final Rows inputs;
    private final Rows samples;
    private final Rows outputs;
    private final Rows back;
    private boolean hasBack;

    Domains(Comparison comparison, FeatureNetwork network) {
      this.comparison = comparison;
      this.network = network;
      this.count = Math.min(configuration.samples(), comparison.reference().size());
      this.inputs = new Rows(count, network.size());
      this.samples = new Rows(count, network.size());
      this.outputs = new Rows(count, network.size());
      this.back = new Rows(count, network.size());
    }

    Domains read(RandomKey key) {
      Dataset data = comparison.reference();
      int[] indices = new int[data.size()];
      Arrays.setAll(indices, i -> i);
      key.split("choice").shuffle(indices);
      for (int start = 0; start < count; start += PORTION) {
        int[] portion = Arrays.copyOfRange(indices, start, Math.min(count, start + PORTION));
        try (INDArray target = Nd4j.create(DataType.FLOAT, data.shape().batch(portion.length));
            INDArray input = Nd4j.create(DataType.FLOAT, data.shape().batch(portion.length))) {
          Map<String, FloatBuffer> arrays =
              Map.of(
                  Batch.SAMPLES,
                  target.data().asNioFloat(),
                  Batch.INPUT,
                  input.data().asNioFloat());
          data.read(portion, key.split("augmentation").split(start), arrays);
          add(target, input);
        }
      }
      return this;
    }

    private void add(INDArray target, INDArray input) {
      inputs.add(network, input);
      samples.add(network, target);
      try (INDArray made = comparison.generator().generate(input)) {
        outputs.add(network, made);
      }
      Optional<INDArray> returned = comparison.generator().readout(BACK, target);
      hasBack = returned.isPresent();
      if (returned.isPresent()) {
        try (INDArray made = returned.get()) {
          back.add(network, made);
        }
      }
    }
  }

  /** Feature vectors that come in portions. */
  private static final class Rows {
    private final int size;
    private final FloatBuffer numbers;

    Rows(int count, int size) {
      this.size = size;
      this.numbers = FloatBuffer.allocate(Math.multiplyExact(count, size));
    }

    void add(FeatureNetwork network, INDArray pictures) {
      try (FeatureNetwork.Output output = network.apply(pictures)) {
        numbers.put(output.features().dup('c').data().asFloat());
      }
    }

    Vectors vectors() {
      return Vectors.of(numbers.capacity() / size, size, numbers.array());
    }
  }
}

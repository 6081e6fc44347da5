package org.gan4j.api.evaluation;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import org.gan4j.api.GanException;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.gan4j.api.data.Dataset;
import org.gan4j.api.evaluation.Metric.SampleSource;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The two sides of an evaluation, whose samples and features are shared by all metrics; notes what
 * each metric asks for.
 */
@NotThreadSafe
public final class SharedComparison {
  private static final RandomKey ORDER = RandomKey.ofSeed(0).split("order of a comparison");

  private final Side judged;
  private final Dataset reference;
  private final Side reals;
  private final Side training;
  private final boolean ofTraining;

  /** One side: makes sets of samples, and keeps them. */
  private static final class Side {
    private final String name;
    private final SampleShape shape;
    private final int available;
    private final IntFunction<INDArray> portions;
    private final int[] labels;
    private final Map<Integer, SampleSet> sets = new HashMap<>();

    Side(
        String name,
        SampleShape shape,
        int available,
        IntFunction<INDArray> portions,
        int... labels) {
      this.name = name;
      this.shape = shape;
      this.available = available;
      this.portions = portions;
      this.labels = labels;
    }

    SampleSet take(int count) {
      int size = Math.min(count, available);
      return sets.computeIfAbsent(
          size,
          any ->
              new PortionedSamples(
                  shape, size, portions, labels.length == 0 ? null : Arrays.copyOf(labels, size)));
    }
  }

  /**
   * What a metric compared.
   *
   * @param sizes number of samples by side: {@code samples}, {@code reals}, {@code training}
   * @param features identities of the networks whose features were compared
   * @param warnings remarks for the user
   */
  public record Used(Map<String, Integer> sizes, List<String> features, List<String> warnings) {
    /** Copies. */
    public Used {
      sizes = Collections.unmodifiableMap(new LinkedHashMap<>(sizes));
      features = List.copyOf(features);
      warnings = List.copyOf(warnings);
    }
  }

  private SharedComparison(Side judged, Dataset reference, Side reals, Dataset training) {
    this.judged = judged;
    this.reference = reference;
    this.reals = reals;
    this.training = side("training", training);
    this.ofTraining = reference == training;
  }

  /**
   * Compares generated samples with data.
   *
   * @param portions gives a new array [{@link #portion}, sample shape] by its number: the samples
   *     that all metrics share, the same whenever it is asked
   * @param shape of a sample
   * @param reference real data to compare with
   * @param training the data of the training
   */
  public static SharedComparison of(
      IntFunction<INDArray> portions, SampleShape shape, Dataset reference, Dataset training) {
    return new SharedComparison(
        new Side("samples", shape, Integer.MAX_VALUE, portions),
        reference,
        side("reals", reference),
        training);
  }

  /**
   * Compares the samples of a dataset with data: real samples for the null, or a file of another
   * program.
   *
   * @param samples the samples to judge
   * @param reference real data to compare with
   * @param training the data of the training
   */
  public static SharedComparison of(Dataset samples, Dataset reference, Dataset training) {
    return new SharedComparison(
        side("samples", samples), reference, side("reals", reference), training);
  }

  /** Whether the real samples to compare with are those of the training. */
  public boolean isOfTraining() {
    return ofTraining;
  }

  /** The number of samples that every source of portions gives at a time. */
  public static int portion() {
    return PortionedSamples.PORTION;
  }

  private static Side side(String name, Dataset data) {
    int[] order = new int[data.size()];
    Arrays.setAll(order, i -> i);
    ORDER.shuffle(order);
    int[] labels = data.classes().isEmpty() ? new int[0] : new int[order.length];
    Arrays.setAll(labels, i -> data.label(order[i]));
    return new Side(name, data.shape(), order.length, number -> read(data, order, number), labels);
  }

  private static INDArray read(Dataset data, int[] order, int number) {
    int[] indices = new int[PortionedSamples.PORTION];
    Arrays.setAll(
        indices, i -> order[Math.min(order.length - 1, number * PortionedSamples.PORTION + i)]);
    INDArray batch = Nd4j.create(DataType.FLOAT, data.shape().batch(indices.length));
    data.read(indices, ORDER.split(number), batch.data().asNioFloat());
    return batch;
  }

  /**
   * The comparison for one metric.
   *
   * @param generator of this metric; null if there are only samples
   */
  public Noted forMetric(@Nullable SampleSource generator) {
    return new Noted(generator);
  }

  /** A comparison that notes what its metric asks for. */
  @NotThreadSafe
  public final class Noted implements Comparison {
    private final @Nullable SampleSource generator;
    private final Map<String, Integer> sizes = new LinkedHashMap<>();
    private final Set<String> networks = new LinkedHashSet<>();
    private final Set<String> warnings = new LinkedHashSet<>();

    private Noted(@Nullable SampleSource generator) {
      this.generator = generator;
    }

    @Override
    public SampleSource generator() {
      if (generator == null) {
        throw GanException.usage(
            "this metric needs the generator, and there are only samples",
            "evaluation.metrics",
            "choose metrics that compare samples, or give the run");
      }
      return generator;
    }

    @Override
    public Dataset reference() {
      return reference;
    }

    @Override
    public SampleSet samples(int count) {
      return note(judged, count);
    }

    @Override
    public SampleSet reals(int count) {
      return note(reals, count);
    }

    @Override
    public SampleSet training(int count) {
      return note(training, count);
    }

    @Override
    public void note(FeatureNetwork network) {
      networks.add(network.identity());
    }

    @Override
    public void warn(String remark) {
      warnings.add(remark);
    }

    /** What the metric has compared. */
    public Used used() {
      return new Used(sizes, List.copyOf(networks), List.copyOf(warnings));
    }

    private SampleSet note(Side side, int count) {
      SampleSet set = side.take(count);
      sizes.merge(side.name, set.size(), Math::max);
      if (side == judged && set.size() < count) {
        warnings.add(
            String.format(
                Locale.ROOT,
                "%s: %,d are asked for, and there are %,d",
                side.name,
                count,
                set.size()));
      }
      return new NotedSamples(set, networks);
    }
  }

  /** Notes whose features are computed. */
  private record NotedSamples(SampleSet set, Set<String> networks) implements SampleSet {
    @Override
    public int size() {
      return set.size();
    }

    @Override
    public SampleShape shape() {
      return set.shape();
    }

    @Override
    public void forEach(Sink sink) {
      set.forEach(sink);
    }

    @Override
    public Vectors features(FeatureNetwork network) {
      networks.add(network.identity());
      return set.features(network);
    }

    @Override
    public Optional<Vectors> probabilities(FeatureNetwork network) {
      networks.add(network.identity());
      return set.probabilities(network);
    }

    @Override
    public Optional<int[]> labels() {
      return set.labels();
    }
  }
}

package org.gan4j.evaluation.probe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.gan4j.api.GanException;
import org.gan4j.api.RandomKey;
import org.gan4j.api.component.Require;
import org.gan4j.api.data.Dataset;
import org.gan4j.api.data.ReorderedClasses;
import org.jspecify.annotations.Nullable;

/**
 * Measures the accuracy of a linear classifier that is trained on a few labelled samples.
 *
 * @param perClass training samples of each class; all of a class that has fewer
 * @param repetitions the number of random choices of these samples
 * @param key randomness for the choices
 */
public record FewLabels(int perClass, int repetitions, RandomKey key) {
  /**
   * Checks.
   *
   * @throws IllegalArgumentException if a number is not positive
   */
  public FewLabels {
    Require.atLeast("perClass", perClass, 1);
    Require.atLeast("repetitions", repetitions, 1);
  }

  /**
   * The source of samples.
   *
   * @param dataset with labels
   * @param from index of the first
   * @param to index after the last
   */
  public record Samples(Dataset dataset, int from, int to) {
    /**
     * Checks.
     *
     * @throws GanException of kind USAGE if they have no labels, or there are none
     */
    public Samples {
      if (dataset.classes().isEmpty()) {
        throw GanException.usage(
            "the samples have no labels, so they cannot be classified",
            "the dataset",
            "name a dataset with classes, such as mnist-10k");
      }
      if (from >= to) {
        throw GanException.usage(
            "no sample is left for training or for testing",
            "a dataset of " + dataset.size() + " samples",
            "test with fewer, or with those of another dataset");
      }
    }

    /** All samples of a dataset. */
    public static Samples all(Dataset dataset) {
      return new Samples(dataset, 0, dataset.size());
    }

    /**
     * The same samples, with the numbers that others give to the classes.
     *
     * @throws GanException of kind USAGE if they have other shapes or classes
     */
    private Samples like(Samples other) {
      if (!dataset.shape().equals(other.dataset.shape())) {
        throw GanException.usage(
            "the datasets do not go together: one has samples of %s, the other of %s"
                .formatted(other.dataset.shape(), dataset.shape()),
            "the dataset",
            "name datasets with equal shapes");
      }
      return new Samples(ReorderedClasses.of(dataset, other.dataset.classes()), from, to);
    }

    private int[] indices() {
      return IntStream.range(from, to).toArray();
    }
  }

  /**
   * The accuracy of a classifier, once for each repetition.
   *
   * @param samples the number of training samples
   * @param shares the accuracies on the test samples, each in [0, 1]
   */
  public record Accuracy(int samples, List<Double> shares) {
    /** Copies. */
    public Accuracy {
      shares = List.copyOf(shares);
    }

    /** Their mean. */
    public double mean() {
      return shares.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    /** Their standard deviation, as it is estimated from few numbers; 0 for one. */
    public double standardDeviation() {
      double mean = mean();
      double squares = shares.stream().mapToDouble(x -> (x - mean) * (x - mean)).sum();
      return shares.size() == 1 ? 0 : Math.sqrt(squares / (shares.size() - 1));
    }
  }

  /**
   * Measures.
   *
   * @param training the source of the few samples
   * @param test what the classifiers are tested on
   * @param addition further training samples; null for none
   * @param representation the classifiers' input
   * @throws GanException of kind USAGE if the samples are not compatible: classes are compared by
   *     their names
   */
  public Accuracy measure(
      Samples training, Samples test, @Nullable Samples addition, Representation representation) {
    Samples tested = test.like(training);
    Samples further = addition == null ? null : addition.like(training);
    LinearProbe probe = new LinearProbe(training.dataset().classes().size());
    try (LabelledVectors unseen = represent(tested, tested.indices(), representation, "test")) {
      if (further == null) {
        return measure(
            training, representation, few -> probe.accuracy(few, unseen), /* added= */ 0);
      }
      try (LabelledVectors added =
          represent(further, further.indices(), representation, "addition")) {
        return measure(
            training, representation, few -> probe.accuracy(few, added, unseen), added.size());
      }
    }
  }

  private Accuracy measure(
      Samples training,
      Representation representation,
      ToDoubleFunction<LabelledVectors> accuracy,
      int added) {
    List<Double> shares = new ArrayList<>();
    int size = 0;
    for (int repetition = 0; repetition < repetitions; repetition++) {
      int[] chosen = choose(training, key.split("choice").split(repetition));
      try (LabelledVectors few = represent(training, chosen, representation, "training")) {
        shares.add(accuracy.applyAsDouble(few));
        size = few.size() + added;
      }
    }
    return new Accuracy(size, shares);
  }

  private LabelledVectors represent(
      Samples samples, int[] indices, Representation representation, String purpose) {
    return representation.of(samples.dataset(), indices, key.split(purpose));
  }

  /** Some of each class, in random order, so that folds are random too. */
  private int[] choose(Samples samples, RandomKey choice) {
    int[] missing = new int[samples.dataset().classes().size()];
    Arrays.fill(missing, perClass);
    int[] chosen =
        Arrays.stream(shuffled(samples.indices(), choice))
            .filter(index -> missing[samples.dataset().label(index)]-- > 0)
            .toArray();
    if (chosen.length < LinearProbe.FOLDS) {
      throw GanException.usage(
          chosen.length + " samples are too few for training",
          "the dataset",
          "give at least " + LinearProbe.FOLDS);
    }
    return chosen;
  }

  /** Fisher and Yates, as Durstenfeld's Algorithm 235 (1964). */
  private static int[] shuffled(int[] indices, RandomKey key) {
    RandomGenerator generator = key.split("order").generator();
    for (int i = indices.length - 1; i > 0; i--) {
      int other = generator.nextInt(i + 1);
      int kept = indices[i];
      indices[i] = indices[other];
      indices[other] = kept;
    }
    return indices;
  }
}

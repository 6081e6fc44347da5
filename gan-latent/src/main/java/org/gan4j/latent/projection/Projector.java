package org.gan4j.latent.projection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.gan4j.api.GanException;
import org.gan4j.api.RandomKey;
import org.gan4j.api.component.Require;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.gan4j.api.network.Differentiable;
import org.gan4j.latent.LatentPoint;
import org.gan4j.latent.LatentSpace;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Finds latents whose samples are given ones, by gradient descent on the latent: Zhu, Krähenbühl,
 * Shechtman and Efros, "Generative visual manipulation on the natural image manifold", 2016,
 * section 3.1; Creswell and Bharath, "Inverting the generator of a generative adversarial network",
 * 2018. Several random starts take the place of an encoder. After a fifth of the steps only the
 * best two starts of each sample go on. Latents are confined to their support: {@link
 * org.gan4j.api.data.Latent#confine}.
 */
@NotThreadSafe
public final class Projector {
  /** Rows of one pass. */
  private static final int PORTION = 256;

  private static final int KEPT = 2;
  private static final double EXPLORATION = 0.2;

  private final LatentSpace space;
  private final @Nullable Differentiable features;
  private final ProjectionOptions options;

  /**
   * For a generator.
   *
   * @param features of samples, such as those of a discriminator: [batch, sample shape] to [batch,
   *     features]; null to compare pixels alone
   */
  public Projector(
      LatentSpace space, @Nullable Differentiable features, ProjectionOptions options) {
    this.space = space;
    this.features = features;
    this.options = options;
  }

  /** Is told about progress. */
  @FunctionalInterface
  public interface Progress {
    /** After each sample or some of them: how many latents are found. */
    void found(int samples);
  }

  /**
   * Finds the latents of samples.
   *
   * @param samples [count, sample shape], numbers in [-1, 1]
   * @param label the class of all samples; null to find it, if the generator takes classes
   * @return one for each sample
   * @throws GanException of kind USAGE if the generator is not differentiable in inference, or its
   *     input is not z
   */
  public List<Projection> project(INDArray samples, @Nullable Integer label, Progress progress) {
    int count = Math.toIntExact(samples.size(0));
    Require.that(
        Arrays.equals(samples.shape(), space.task().generated().batch(count)),
        "samples must have the shape of the generator's");
    int starts = starts(label);
    int portion = Math.max(1, PORTION / starts);
    List<Projection> found = new ArrayList<>();
    for (int first = 0; first < count; first += portion) {
      int end = Math.min(count, first + portion);
      try (INDArray part = samples.get(NDArrayIndex.interval(first, end)).dup('c')) {
        RandomKey key = RandomKey.ofSeed(options.seed()).split("project").split(first);
        found.addAll(projectPortion(part, starts, label, key));
      }
      progress.found(found.size());
    }
    return found;
  }

  /** With a start for each class, if the task does not find the class of a sample. */
  private int starts(@Nullable Integer label) {
    int classes = space.task().classConditions().map(known -> known.names().size()).orElse(0);
    boolean inTurn = label == null && classes > 0 && classes <= PORTION;
    return Math.min(PORTION, inTurn ? Math.max(options.starts(), classes) : options.starts());
  }

  private List<Projection> projectPortion(
      INDArray samples, int starts, @Nullable Integer label, RandomKey key) {
    int count = Math.toIntExact(samples.size(0));
    int exploration =
        starts > KEPT ? Math.max(1, (int) (EXPLORATION * options.steps())) : options.steps();
    int[] targets = new int[count * starts];
    Arrays.setAll(targets, row -> row / starts);
    try (INDArray repeated = rows(samples, targets);
        INDArray condition =
            new ConditionStarts(space, label).of(repeated, starts, key.split("conditions"));
        INDArray z = space.latents(targets.length, key.split("latents"))) {
      LatentSearch first = search(repeated, z, condition);
      first.run(0, exploration, key);
      return exploration == options.steps()
          ? best(first, targets, count)
          : goOn(first, samples, starts, exploration, key);
    }
  }

  /** Continues the starts that are best after the first steps. */
  private List<Projection> goOn(
      LatentSearch first, INDArray samples, int starts, int from, RandomKey key) {
    int count = Math.toIntExact(samples.size(0));
    int[] kept = keep(first.errors(), starts, count);
    int[] targets = Arrays.stream(kept).map(row -> row / starts).toArray();
    try (INDArray again = rows(samples, targets);
        INDArray z = first.latents();
        INDArray condition = first.conditions();
        INDArray keptZ = rows(z, kept);
        INDArray keptCondition = condition == null ? null : rows(condition, kept)) {
      LatentSearch second = search(again, keptZ, keptCondition);
      second.run(from, options.steps(), key);
      return best(second, targets, count);
    }
  }

  private LatentSearch search(INDArray targets, INDArray z, @Nullable INDArray condition) {
    SampleError error = new SampleError(targets, features, options.featureWeight());
    return new LatentSearch(space, error, options, z, condition);
  }

  /** The rows of the starts that are best for each target. */
  private static int[] keep(double[] errors, int starts, int count) {
    int[] kept = new int[count * KEPT];
    for (int target = 0; target < count; target++) {
      int first = target * starts;
      Integer[] order = new Integer[starts];
      Arrays.setAll(order, i -> first + i);
      Arrays.sort(order, Comparator.comparingDouble(row -> errors[row]));
      for (int i = 0; i < KEPT; i++) {
        kept[target * KEPT + i] = order[i];
      }
    }
    return kept;
  }

  private static List<Projection> best(LatentSearch search, int[] targets, int count) {
    double[] errors = search.errors();
    int[] best = new int[count];
    Arrays.fill(best, -1);
    for (int row = 0; row < errors.length; row++) {
      int target = targets[row];
      if (best[target] < 0 || errors[row] < errors[best[target]]) {
        best[target] = row;
      }
    }
    List<Projection> found = new ArrayList<>();
    try (INDArray z = search.latents();
        INDArray condition = search.conditions()) {
      for (int row : best) {
        found.add(new Projection(LatentPoint.of(z, condition, row), errors[row]));
      }
    }
    return found;
  }

  private static INDArray rows(INDArray array, int... rows) {
    long[] shape = array.shape().clone();
    int width = Math.toIntExact(array.length() / array.size(0));
    float[] source = array.dup('c').data().asFloat();
    float[] chosen = new float[Math.multiplyExact(rows.length, width)];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(source, rows[i] * width, chosen, i * width, width);
    }
    shape[0] = rows.length;
    return Nd4j.create(chosen, shape, 'c');
  }
}

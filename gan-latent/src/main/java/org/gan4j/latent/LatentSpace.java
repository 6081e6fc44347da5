package org.gan4j.latent;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.gan4j.api.GanException;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.gan4j.api.data.ClassConditions;
import org.gan4j.api.data.Latent;
import org.gan4j.api.data.Task;
import org.gan4j.api.network.Mode;
import org.gan4j.api.network.Network;
import org.gan4j.api.network.Pass;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A trained generator with the distributions of what it receives. The generator stays the caller's.
 *
 * @param generator G(z|c), float32
 * @param latent the distribution of z, of at least one number
 * @param task says what the conditions are
 */
@NotThreadSafe
public record LatentSpace(Network generator, Latent latent, Task task) {
  private static final int EXAMINED = 256;
  private static final RandomKey UNUSED = RandomKey.ofSeed(0);

  /**
   * Checks.
   *
   * @throws GanException of kind USAGE if there is no latent, or the conditions are not vectors
   *     that the task draws itself
   */
  public LatentSpace {
    if (latent.size() < 1) {
      throw GanException.usage(
          "this generator has no latent", "latent.size", "use a run whose experiment has a latent");
    }
    boolean drawn =
        task.generatorCondition() == null
            || task.classConditions().isPresent()
            || task.drawConditions(1, UNUSED).isPresent();
    if (!drawn) {
      throw GanException.usage(
          "the conditions of this generator come from data, such as the images around holes",
          "task.type",
          "use a run without conditions, or one whose conditions are classes or clusters");
    }
  }

  /** The length of z. */
  public int size() {
    return latent.size();
  }

  /** The length of a condition; 0 if there are none. */
  public int conditionLength() {
    SampleShape condition = task.generatorCondition();
    return condition == null ? 0 : condition.length();
  }

  /**
   * Draws latents.
   *
   * @return a new array [count, size]
   */
  public INDArray latents(int count, RandomKey key) {
    INDArray z = Nd4j.create(DataType.FLOAT, count, latent.size());
    latent.sample(key, z);
    return z;
  }

  /**
   * Draws conditions: classes in turn if there are classes, and otherwise as frequent as in the
   * training data.
   *
   * @return a new array [count, condition shape]; empty if the generator has no condition
   */
  public Optional<INDArray> conditions(int count, RandomKey key) {
    if (task.generatorCondition() == null) {
      return Optional.empty();
    }
    Optional<ClassConditions> classes = task.classConditions();
    if (classes.isPresent()) {
      int number = classes.get().names().size();
      return Optional.of(
          classes.get().of(key, IntStream.range(0, count).map(i -> i % number).toArray()));
    }
    return task.drawConditions(count, key);
  }

  /**
   * Which numbers of a condition are always 0 or 1, such as those of a class.
   *
   * @return one for each number of a condition
   */
  public boolean[] categorical() {
    boolean[] categorical = new boolean[conditionLength()];
    Arrays.fill(categorical, true);
    if (categorical.length > 0) {
      try (INDArray drawn = conditions(EXAMINED, UNUSED.split("examined")).orElseThrow()) {
        float[] numbers = drawn.dup('c').data().asFloat();
        for (int i = 0; i < numbers.length; i++) {
          categorical[i % categorical.length] &= numbers[i] == 0 || numbers[i] == 1;
        }
      }
    }
    return categorical;
  }

  /**
   * Makes samples.
   *
   * @param latents [batch, size]
   * @param conditions [batch, condition shape]; null if the generator has none
   * @return a new array [batch, sample shape]
   */
  public INDArray generate(INDArray latents, @Nullable INDArray conditions) {
    try (Pass pass = generator.forward(latents, conditions, Mode.INFER, UNUSED)) {
      return pass.output().dup('c');
    }
  }

  /**
   * A point between two others: z on the path of its distribution, the condition on a straight
   * line.
   *
   * @param fraction 0 gives {@code from}, 1 gives {@code to}
   */
  public LatentPoint between(LatentPoint from, LatentPoint to, double fraction) {
    List<Float> condition = new ArrayList<>();
    for (int i = 0; i < from.condition().size(); i++) {
      condition.add(
          (float) ((1 - fraction) * from.condition().get(i) + fraction * to.condition().get(i)));
    }
    try (INDArray first = LatentPoint.latents(List.of(from));
        INDArray last = LatentPoint.latents(List.of(to));
        INDArray z = latent.interpolate(first, last, fraction)) {
      return new LatentPoint(LatentPoint.of(z, null, 0).latent(), condition);
    }
  }

  /**
   * Repeats one row.
   *
   * @param array [rows, …]
   * @return a new array [count, …]
   */
  public static INDArray repeated(INDArray array, int row, int count) {
    long[] shape = array.shape().clone();
    shape[0] = count;
    int width = Math.toIntExact(array.length() / array.size(0));
    float[] one = array.slice(row).dup('c').data().asFloat();
    float[] all = new float[Math.multiplyExact(count, width)];
    for (int i = 0; i < count; i++) {
      System.arraycopy(one, 0, all, i * width, width);
    }
    return Nd4j.create(all, shape, 'c');
  }

  /** The root of the mean square of the numbers of a latent. */
  public double deviation() {
    try (INDArray z = latents(256, UNUSED.split("deviation"))) {
      return z.norm2Number().doubleValue() / Math.sqrt((double) z.length());
    }
  }
}

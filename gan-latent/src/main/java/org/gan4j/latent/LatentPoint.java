package org.gan4j.latent;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.gan4j.api.GanException;
import org.gan4j.api.SampleShape;
import org.gan4j.api.concurrent.ThreadSafe;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * What a generator makes one sample of.
 *
 * @param latent z, at least one number
 * @param condition c; empty if the generator has none
 */
@ThreadSafe
public record LatentPoint(List<Float> latent, List<Float> condition) {

  /**
   * Copies.
   *
   * @throws IllegalArgumentException if there is no latent, or a number is NaN or infinite
   */
  public LatentPoint {
    latent = List.copyOf(latent);
    condition = List.copyOf(condition);
    if (latent.isEmpty()) {
      throw new IllegalArgumentException("a latent has at least one number");
    }
    for (List<Float> numbers : List.of(latent, condition)) {
      if (!numbers.stream().allMatch(Float::isFinite)) {
        throw new IllegalArgumentException("the numbers of a latent are finite");
      }
    }
  }

  /**
   * A row of each array.
   *
   * @param latents [rows, latent size]
   * @param conditions [rows, condition shape]; null if the generator has none
   */
  public static LatentPoint of(INDArray latents, @Nullable INDArray conditions, int row) {
    return new LatentPoint(
        numbers(latents, row), conditions == null ? List.of() : numbers(conditions, row));
  }

  private static List<Float> numbers(INDArray array, int row) {
    List<Float> numbers = new ArrayList<>();
    for (float number : array.slice(row).dup('c').data().asFloat()) {
      numbers.add(number);
    }
    return numbers;
  }

  /**
   * The latents of points.
   *
   * @return a new array [points, latent size]
   */
  public static INDArray latents(List<LatentPoint> points) {
    return array(points, LatentPoint::latent, points.get(0).latent().size());
  }

  /**
   * The conditions of points.
   *
   * @return a new array [points, condition shape]; null if the generator has no condition
   */
  public static @Nullable INDArray conditions(List<LatentPoint> points, LatentSpace space) {
    SampleShape shape = space.task().generatorCondition();
    if (shape == null) {
      return null;
    }
    INDArray rows = array(points, LatentPoint::condition, shape.length());
    return rows.reshape('c', shape.batch(points.size()));
  }

  private static INDArray array(
      List<LatentPoint> points, Function<LatentPoint, List<Float>> part, int width) {
    float[] numbers = new float[Math.multiplyExact(points.size(), width)];
    for (int row = 0; row < points.size(); row++) {
      List<Float> one = part.apply(points.get(row));
      for (int i = 0; i < width; i++) {
        numbers[row * width + i] = one.get(i);
      }
    }
    return Nd4j.create(numbers, new long[] {points.size(), width}, 'c');
  }

  /**
   * Requires that a generator takes this.
   *
   * @param where the file or the like that it comes from, for the error
   * @throws GanException of kind USAGE if it is for another generator
   */
  public void requireFit(LatentSpace space, String where) {
    if (latent.size() != space.size() || condition.size() != space.conditionLength()) {
      throw GanException.usage(
          String.format(
              Locale.ROOT,
              "this latent has %d numbers and a condition of %d, and the run takes %d and %d",
              latent.size(),
              condition.size(),
              space.size(),
              space.conditionLength()),
          where,
          "project the sample again, with this run");
    }
  }

  /**
   * Makes the samples of points.
   *
   * @return a new array [points, sample shape]
   */
  public static INDArray generate(List<LatentPoint> points, LatentSpace space) {
    INDArray conditions = conditions(points, space);
    try (INDArray latents = latents(points)) {
      return space.generate(latents, conditions);
    } finally {
      if (conditions != null) {
        conditions.close();
      }
    }
  }
}

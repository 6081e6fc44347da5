package org.gan4j.latent.arithmetic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.gan4j.api.RandomKey;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.gan4j.api.data.ClassConditions;
import org.gan4j.latent.LatentPoint;
import org.gan4j.latent.LatentSpace;
import org.gan4j.latent.arithmetic.LatentExpression.Term;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Sums and differences in latent space: Radford, Metz and Chintala, "Unsupervised representation
 * learning with deep convolutional generative adversarial networks", 2016, section 6.3.2.
 *
 * <p>A point adds its z and its condition. A class adds the mean of its conditions, and no z:
 * classes differ in their conditions alone. The sum of several z is brought to the mean length of
 * these, since that of independent ones is longer than any that the generator has seen.
 */
@NotThreadSafe
public final class LatentArithmetic {
  /** Conditions of a class whose mean is taken. */
  private static final int CONDITIONS = 1000;

  private final LatentSpace space;
  private final Function<String, Optional<LatentPoint>> points;

  /**
   * For a generator.
   *
   * @param points the point of a name; empty if the name is that of a class
   */
  public LatentArithmetic(LatentSpace space, Function<String, Optional<LatentPoint>> points) {
    this.space = space;
    this.points = points;
  }

  /**
   * A term at some places of latent space: a point once, and a class with each of the latents that
   * are given.
   *
   * @param latents [count, latent size]: z where a name has none
   */
  public List<LatentPoint> term(Term term, INDArray latents) {
    return evaluate(new LatentExpression(List.of(new Term(1, term.name()))), latents);
  }

  /**
   * Computes an expression.
   *
   * @param latents [count, latent size]: z of the results if all terms are classes
   * @return a point for each of the latents; one if there is a term with a z of its own
   * @throws org.gan4j.api.GanException of kind USAGE if a name is neither a point nor a class
   */
  public List<LatentPoint> evaluate(LatentExpression expression, INDArray latents) {
    float[] latent = new float[space.size()];
    float[] condition = new float[space.conditionLength()];
    double norms = 0;
    int summed = 0;
    for (Term term : expression.terms()) {
      Optional<LatentPoint> point = points.apply(term.name());
      if (point.isPresent()) {
        add(term.sign(), point.get().latent(), latent);
        add(term.sign(), point.get().condition(), condition);
        norms += norm(point.get().latent());
        summed++;
      } else {
        add(term.sign(), meanCondition(term.name()), condition);
      }
    }
    if (summed == 0) {
      return pointsOf(latents, condition);
    }
    if (summed > 1) {
      scale(latent, norms / summed);
    }
    return List.of(new LatentPoint(list(latent), list(condition)));
  }

  private static List<LatentPoint> pointsOf(INDArray latents, float... condition) {
    List<LatentPoint> results = new ArrayList<>();
    for (int row = 0; row < latents.size(0); row++) {
      results.add(new LatentPoint(LatentPoint.of(latents, null, row).latent(), list(condition)));
    }
    return results;
  }

  private List<Float> meanCondition(String name) {
    ClassConditions classes = space.task().classConditions().orElseThrow();
    int[] labels = new int[CONDITIONS];
    Arrays.fill(labels, classes.names().indexOf(name));
    try (INDArray drawn = classes.of(RandomKey.ofSeed(0).split("mean"), labels);
        INDArray rows = drawn.reshape('c', CONDITIONS, drawn.length() / CONDITIONS);
        INDArray mean = rows.mean(0)) {
      return list(mean.dup('c').data().asFloat());
    }
  }

  private static void add(int sign, List<Float> numbers, float... sum) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += sign * numbers.get(i);
    }
  }

  private static double norm(List<Float> numbers) {
    return Math.sqrt(numbers.stream().mapToDouble(number -> number * (double) number).sum());
  }

  private static void scale(float[] latent, double length) {
    double norm = norm(list(latent));
    for (int i = 0; i < latent.length && norm > 0; i++) {
      latent[i] *= (float) (length / norm);
    }
  }

  private static List<Float> list(float... numbers) {
    List<Float> list = new ArrayList<>();
    for (float number : numbers) {
      list.add(number);
    }
    return list;
  }
}

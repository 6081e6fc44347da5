package org.gan4j.latent.direction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gan4j.api.GanException;
import org.gan4j.api.RandomKey;
import org.gan4j.api.component.Require;
import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.api.network.EarlyLayers;
import org.gan4j.api.network.StyledGenerator;
import org.gan4j.latent.LatentPoint;
import org.gan4j.latent.LatentSpace;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Directions along which samples change, without labels and without training.
 *
 * @param steps a step of one standard deviation along each direction, the one of the largest change
 *     first: of z, or of z and the condition behind it; a unit vector where z is standard normal
 *     and the condition does not vary
 * @param strengths the eigenvalue of each: for {@link DirectionMethod#SEFA} the squared change of
 *     the first layer's output by a step, for {@link DirectionMethod#PCA} the variance of the
 *     activations along the component
 */
@ThreadSafe
public record LatentDirections(List<List<Double>> steps, List<Double> strengths) {
  /** An eigenvalue decomposition of more numbers takes minutes. */
  private static final int LONGEST = 2048;

  /** Copies. */
  public LatentDirections {
    steps = steps.stream().map(List::copyOf).toList();
    strengths = List.copyOf(strengths);
  }

  /** What directions are directions of. */
  public enum Of {
    /** z alone. */
    LATENT,
    /**
     * z and the condition, if that has numbers that vary continuously, such as the coordinates of a
     * neighbourhood. Classes stay.
     */
    LATENT_AND_CONDITION
  }

  /**
   * Finds directions.
   *
   * @param count at least 1, at most the length of z, or of z and the condition
   * @param key randomness of the latents whose activations are analysed, and of conditions
   * @throws GanException of kind USAGE if the generator does not show its first layers, or they do
   *     not begin with a linear map, or fewer numbers vary than there are to be directions
   */
  public static LatentDirections of(
      LatentSpace space, DirectionMethod method, Of of, int count, RandomKey key) {
    Require.atLeast("count", count, 1);
    if (space.size() + space.conditionLength() > LONGEST) {
      throw GanException.usage(
          "directions of more than " + LONGEST + " numbers take too long to compute",
          "latent.size",
          "use a run with a shorter latent");
    }
    if (space.generator() instanceof StyledGenerator) {
      throw GanException.usage(
          "z enters a mapping network of this generator, whose first layer shows no directions of"
              + " its samples",
          "generator.type",
          "mix styles with 'gan mix', walk with 'gan explore', or use a generator such as dcgan");
    }
    if (!(space.generator() instanceof EarlyLayers layers)) {
      throw unavailable("it does not implement org.gan4j.api.network.EarlyLayers");
    }
    try {
      InputCovariance covariance =
          InputCovariance.of(
              space, of == Of.LATENT_AND_CONDITION && varies(space), key.split("covariance"));
      if (count > covariance.varying()) {
        throw GanException.usage(
            "there are "
                + covariance.varying()
                + " directions, one for each number that varies, and not "
                + count,
            "latent.size",
            "ask for fewer directions");
      }
      return of(
          switch (method) {
            case SEFA -> WeightFactorization.directions(layers, covariance, count);
            case PCA ->
                new ActivationComponents(space, layers, covariance)
                    .directions(count, key.split("activations"));
          });
    } catch (UnsupportedOperationException e) {
      throw unavailable(e.getMessage() == null ? "it does not offer them" : e.getMessage());
    } catch (ArithmeticException e) {
      throw unavailable("its weights or activations are NaN or infinite");
    }
  }

  private static boolean varies(LatentSpace space) {
    for (boolean categorical : space.categorical()) {
      if (!categorical) {
        return true;
      }
    }
    return false;
  }

  private static LatentDirections of(SymmetricEigenvectors found) {
    return new LatentDirections(
        Arrays.stream(found.vectors())
            .map(vector -> Arrays.stream(vector).boxed().toList())
            .toList(),
        Arrays.stream(found.values()).boxed().toList());
  }

  private static GanException unavailable(String reason) {
    return GanException.usage(
        "this generator shows no first layers to find directions in: " + reason,
        "generator.type",
        "use a generator of layers whose first one receives z, such as dcgan");
  }

  /** How many there are. */
  public int count() {
    return steps.size();
  }

  /** The steps as an array of float32, [count, latent size] or [count, latent size + condition]. */
  public INDArray array() {
    int size = steps.get(0).size();
    INDArray array = Nd4j.create(DataType.FLOAT, count(), size);
    for (int row = 0; row < count(); row++) {
      for (int i = 0; i < size; i++) {
        array.putScalar(row, i, steps.get(row).get(i));
      }
    }
    return array;
  }

  /**
   * Goes along a direction.
   *
   * @param start not left by 0 deviations
   * @param direction its index
   * @param deviations how far from the start, in standard deviations
   */
  public LatentPoint walk(LatentPoint start, int direction, double deviations) {
    List<Double> step = steps.get(direction);
    int size = start.latent().size();
    List<Float> condition = new ArrayList<>(start.condition());
    if (step.size() > size) {
      condition = moved(start.condition(), step.subList(size, step.size()), deviations);
    }
    return new LatentPoint(moved(start.latent(), step.subList(0, size), deviations), condition);
  }

  private static List<Float> moved(List<Float> from, List<Double> step, double deviations) {
    List<Float> moved = new ArrayList<>();
    for (int i = 0; i < from.size(); i++) {
      moved.add((float) (from.get(i) + deviations * step.get(i)));
    }
    return moved;
  }
}

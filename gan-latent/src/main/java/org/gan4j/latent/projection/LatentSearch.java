package org.gan4j.latent.projection;

import java.util.Arrays;
import java.util.Objects;
import org.gan4j.api.GanException;
import org.gan4j.api.RandomKey;
import org.gan4j.api.network.Mode;
import org.gan4j.api.network.Pass;
import org.gan4j.api.network.Wrt;
import org.gan4j.latent.LatentSpace;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Gradient descent on several latents at the same time, each with a target of its own. */
final class LatentSearch {
  private static final RandomKey UNUSED = RandomKey.ofSeed(0);

  private final LatentSpace space;
  private final SampleError error;
  private final ProjectionOptions options;
  private final RowAdam latents;
  private final @Nullable RowAdam conditions;
  private final boolean searchesConditions;

  /**
   * Begins a search.
   *
   * @param error the distance from the targets
   * @param z [rows, latent size], not changed
   * @param condition [rows, condition shape], not changed; null if the generator has none
   */
  LatentSearch(
      LatentSpace space,
      SampleError error,
      ProjectionOptions options,
      INDArray z,
      @Nullable INDArray condition) {
    this.space = space;
    this.error = error;
    this.options = options;
    latents = new RowAdam(z, false);
    if (condition == null) {
      conditions = null;
      searchesConditions = false;
    } else {
      int length = Math.toIntExact(condition.length() / condition.size(0));
      boolean[] fixed = new ConditionStarts(space, null).fixed(length, options.search());
      conditions = new RowAdam(condition, fixed);
      searchesConditions = !allFixed(fixed);
    }
  }

  private static boolean allFixed(boolean... fixed) {
    for (boolean one : fixed) {
      if (!one) {
        return false;
      }
    }
    return true;
  }

  /** The latents so far, a new array [rows, latent size]. */
  INDArray latents() {
    return latents.array();
  }

  /** The conditions so far, a new array [rows, condition shape]; null if there are none. */
  @Nullable INDArray conditions() {
    return conditions == null ? null : conditions.array();
  }

  /**
   * Takes some of the steps of the options.
   *
   * @param from the first step
   * @param to the step after the last one
   * @throws GanException of kind USAGE if the generator is not differentiable in inference, or its
   *     input is not z
   */
  void run(int from, int to, RandomKey key) {
    double deviation = space.deviation();
    for (int step = from; step < to; step++) {
      double share = (double) step / options.steps();
      double rate = options.learningRate() * (1 + Math.cos(Math.PI * share)) / 2;
      step(rate, deviation);
      latents.confine(space.latent(), key.split("clipping").split(step));
    }
  }

  private void step(double rate, double deviation) {
    RowAdam searched = searchesConditions ? conditions : null;
    try (INDArray z = latents();
        INDArray condition = conditions();
        Pass pass = space.generator().forward(z, condition, Mode.INFER, UNUSED);
        INDArray gradient = error.gradient(pass.output())) {
      INDArray slope =
          Objects.requireNonNull(
              pass.backward(gradient, searched == null ? Wrt.INPUT : Wrt.INPUT_AND_CONDITION));
      if (!Arrays.equals(slope.shape(), z.shape())) {
        throw new UnsupportedOperationException("its input is its condition, not z");
      }
      latents.step(slope, rate * deviation);
      if (searched != null) {
        searched.step(pass.conditionGradient(), rate);
      }
    } catch (IllegalStateException | UnsupportedOperationException e) {
      throw GanException.usage(
          "latents are found by the gradient of the generator, which has none: " + e.getMessage(),
          "generator.type",
          "use a run whose generator is made of layers of gan-nn",
          e);
    }
  }

  /** The mean square of the differences of each row. */
  double[] errors() {
    try (INDArray z = latents();
        INDArray condition = conditions();
        INDArray samples = space.generate(z, condition)) {
      return error.ofNumbers(samples);
    }
  }
}

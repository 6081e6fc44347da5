package org.gan4j.nn.layers;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.gan4j.api.RandomKey;
import org.gan4j.api.component.Option;
import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.api.network.Parameters.Role;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The distribution of weights before the first step: a pure function of a key.
 *
 * <p>All are immutable and thread-safe.
 */
@ThreadSafe
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Initialization.Normal.class, name = "normal"),
  @JsonSubTypes.Type(value = Initialization.Uniform.class, name = "uniform"),
  @JsonSubTypes.Type(value = Initialization.Glorot.class, name = "glorot"),
  @JsonSubTypes.Type(value = Initialization.He.class, name = "he"),
  @JsonSubTypes.Type(value = Initialization.FanIn.class, name = "fan-in")
})
public sealed interface Initialization {

  /**
   * Overwrites one parameter of role WEIGHT or BIAS.
   *
   * @param key randomness that no other parameter gets
   * @param parameter the values, of any shape and order
   * @param spec its role, fan-in and fan-out
   */
  void fill(RandomKey key, INDArray parameter, ParameterSpec spec);

  /** {@link FanIn}, the default of PyTorch. */
  static Initialization standard() {
    return new FanIn();
  }

  /**
   * Weights from N(0, σ²), zero biases. Radford et al. 2016: σ = 0.02.
   *
   * @param standardDeviation σ
   */
  record Normal(
      @Option(value = "Standard deviation", defaultValue = "0.02", above = 0)
          double standardDeviation)
      implements Initialization {

    @Override
    public void fill(RandomKey key, INDArray parameter, ParameterSpec spec) {
      fillWeights(parameter, spec, draws -> key.fillGaussian(draws, 0, standardDeviation));
    }
  }

  /**
   * Weights from U(-bound, bound), zero biases. Goodfellow et al. 2014: 0.05 in the generator,
   * 0.005 in the discriminator.
   *
   * @param bound the largest weight
   */
  record Uniform(@Option(value = "Maximum absolute value of a weight", above = 0) double bound)
      implements Initialization {

    @Override
    public void fill(RandomKey key, INDArray parameter, ParameterSpec spec) {
      fillWeights(parameter, spec, draws -> key.fillUniform(draws, -bound, bound));
    }
  }

  /** Weights from U(±√(6 / (fan-in + fan-out))), zero biases. Glorot and Bengio 2010, eq. 16. */
  record Glorot() implements Initialization {
    @Override
    public void fill(RandomKey key, INDArray parameter, ParameterSpec spec) {
      double bound = Math.sqrt(6.0 / (spec.fanIn() + spec.fanOut()));
      fillWeights(parameter, spec, draws -> key.fillUniform(draws, -bound, bound));
    }
  }

  /** Weights from N(0, 2 / fan-in), zero biases. He et al. 2015, eq. 10: for ReLU. */
  record He() implements Initialization {
    @Override
    public void fill(RandomKey key, INDArray parameter, ParameterSpec spec) {
      double deviation = Math.sqrt(2.0 / spec.fanIn());
      fillWeights(parameter, spec, draws -> key.fillGaussian(draws, 0, deviation));
    }
  }

  /**
   * Weights and biases from U(±1/√fan-in): the default of PyTorch's linear and convolution layers.
   */
  record FanIn() implements Initialization {
    @Override
    public void fill(RandomKey key, INDArray parameter, ParameterSpec spec) {
      double bound = 1 / Math.sqrt(spec.fanIn());
      copyOf(parameter, draws -> key.fillUniform(draws, -bound, bound));
    }
  }

  private static void fillWeights(
      INDArray parameter, ParameterSpec spec, java.util.function.Consumer<INDArray> draw) {
    if (spec.role() == Role.WEIGHT) {
      copyOf(parameter, draw);
    } else {
      parameter.assign(spec.initialValue());
    }
  }

  /** Draws into an array of its own, since writing into a view goes number by number. */
  private static void copyOf(INDArray parameter, java.util.function.Consumer<INDArray> draw) {
    INDArray draws = Nd4j.createUninitializedDetached(parameter.dataType(), 'c', parameter.shape());
    draw.accept(draws);
    parameter.assign(draws);
    draws.close();
  }
}

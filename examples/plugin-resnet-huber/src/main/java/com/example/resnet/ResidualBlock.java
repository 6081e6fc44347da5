package com.example.resnet;

import java.util.List;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.network.Mode;
import org.gan4j.api.network.Wrt;
import org.gan4j.nn.layers.FastLayer;
import org.gan4j.nn.layers.FastRuntime;
import org.gan4j.nn.layers.ParameterSpec;
import org.gan4j.nn.arrays.ReusableArray;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/** y = x + max(x W + b, 0) V: [batch, n] to the same shape (He et al. 2016, without a final ReLU). */
public final class ResidualBlock extends FastLayer {
  @JsonProperty private int width;
  @JsonProperty private long inputs;

  private ResidualBlock() {}

  /** A block with so many hidden units. */
  public ResidualBlock(int width) {
    this.width = width;
  }

  @Override
  protected SampleShape connect(SampleShape input) {
    inputs = input.length();
    return input;
  }

  @Override
  public List<ParameterSpec> parameters() {
    return List.of(
        ParameterSpec.weights("W", inputs, width, inputs, (long) width),
        ParameterSpec.bias("b", inputs, width),
        ParameterSpec.weights("V", width, inputs, (long) width, inputs));
  }

  @Override protected List<Object> settings() { return List.of(width, inputs); }

  @Override
  protected FastRuntime<?> runtime(NeuralNetConfiguration configuration, DataType dataType) {
    return new Runtime(configuration, dataType);
  }

  /** The part that computes, in memory that is reused from step to step. */
  private static final class Runtime extends FastRuntime<ResidualBlock> {
    private final transient ReusableArray hidden = reusable();
    private final transient ReusableArray output = reusable();
    private final transient ReusableArray hiddenGradient = reusable();
    private final transient ReusableArray inputGradient = reusable();

    Runtime(NeuralNetConfiguration configuration, DataType dataType) {
      super(configuration, dataType);
    }

    @Override
    public INDArray forward(INDArray activations, Mode mode, RandomKey key) {
      input = activations;
      INDArray units = hidden.shaped(activations.size(0), layerConf().width);
      operations().multiplyMatrices(activations, parameter("W"), units);
      operations().addToRows(units, parameter("b"), units);
      operations().max(units, 0, units);
      INDArray result = output.like(activations);
      operations().copy(activations, result);
      operations().addProduct(units, parameter("V"), result);
      return result;
    }

    @Override
    public INDArray backward(INDArray outputGradient, Wrt wrt) {
      INDArray units = hidden.shaped(input.size(0), layerConf().width);
      INDArray unitsGradient = hiddenGradient.like(units);
      operations().multiplyByTransposed(outputGradient, parameter("V"), unitsGradient);
      if (wrt.parameters()) {
        operations().addTransposedProduct(units, outputGradient, gradient("V"));
      }
      operations().step(units, 0, units);
      operations().multiply(unitsGradient, units, unitsGradient);
      if (wrt.parameters()) {
        operations().addTransposedProduct(input, unitsGradient, gradient("W"));
        gradient("b").addi(unitsGradient.sum(0));
      }
      if (!wrt.input()) {
        return null;
      }
      INDArray result = inputGradient.like(input);
      operations().copy(outputGradient, result);
      operations().addProductWithTransposed(unitsGradient, parameter("W"), result);
      return result;
    }
  }
}

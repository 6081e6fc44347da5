package org.gan4j.testkit;

import java.util.List;
import org.gan4j.api.RandomKey;
import org.gan4j.api.network.Discriminator;
import org.gan4j.api.network.Generator;
import org.gan4j.api.network.Mode;
import org.gan4j.api.network.Optimizer;
import org.gan4j.api.network.Parameters;
import org.gan4j.api.network.Pass;
import org.gan4j.api.network.Wrt;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * A player small enough to see through: y = tanh(x W + b) V + c. It is smooth, so that differences
 * tell its derivatives exactly.
 */
final class TinyNetwork implements Generator, Discriminator {
  private static final int HIDDEN = 4;

  private final int inputs;
  private final INDArray values;
  private final INDArray gradient;
  private final List<Parameters.Parameter> named;

  TinyNetwork(int inputs, int outputs, DataType type, RandomKey key) {
    this.inputs = inputs;
    long length = (long) inputs * HIDDEN + HIDDEN + (long) HIDDEN * outputs + outputs;
    values = Nd4j.create(type, length);
    key.fillGaussian(values, 0, 0.7);
    gradient = Nd4j.create(type, length);
    long hiddenBias = (long) inputs * HIDDEN;
    long outputWeights = hiddenBias + HIDDEN;
    long outputBias = outputWeights + (long) HIDDEN * outputs;
    named =
        List.of(
            part("0/weights", 0, Parameters.Role.WEIGHT, inputs, HIDDEN),
            part("0/bias", hiddenBias, Parameters.Role.BIAS, 1, HIDDEN),
            part("1/weights", outputWeights, Parameters.Role.WEIGHT, HIDDEN, outputs),
            part("1/bias", outputBias, Parameters.Role.BIAS, 1, outputs));
  }

  private Parameters.Parameter part(
      String name, long from, Parameters.Role role, long rows, long columns) {
    return new Parameters.Parameter(
        name, view(values, from, rows, columns), view(gradient, from, rows, columns), role);
  }

  private static INDArray view(INDArray vector, long from, long rows, long columns) {
    return vector
        .get(NDArrayIndex.interval(from, from + rows * columns))
        .reshape('c', rows, columns);
  }

  private INDArray value(int index) {
    return named.get(index).value();
  }

  private INDArray hidden(INDArray input) {
    INDArray sum = input.reshape('c', input.size(0), inputs).mmul(value(0));
    return org.nd4j.linalg.ops.transforms.Transforms.tanh(sum.addiRowVector(value(1)), false);
  }

  @Override
  public Pass generate(INDArray latent, @Nullable INDArray condition, Mode mode, RandomKey key) {
    return new TinyPass(latent);
  }

  @Override
  public Pass judge(INDArray samples, @Nullable INDArray condition, Mode mode, RandomKey key) {
    return new TinyPass(samples);
  }

  @Override
  public INDArray features(INDArray samples, @Nullable INDArray condition) {
    return hidden(samples);
  }

  @Override
  public Parameters parameters() {
    return new Parameters() {
      @Override
      public INDArray values() {
        return values;
      }

      @Override
      public INDArray gradient() {
        return gradient;
      }

      @Override
      public List<Parameter> named() {
        return named;
      }

      @Override
      public void clearGradient() {
        gradient.assign(0);
      }
    };
  }

  @Override
  public void learn(Optimizer optimizer, long step) {
    optimizer.step(values, gradient, step);
    gradient.assign(0);
  }

  @Override
  public void close() {
    // The garbage collector is soon enough for so few numbers.
  }

  private final class TinyPass implements Pass {
    private final INDArray input;
    private final INDArray hidden;
    private final INDArray output;

    TinyPass(INDArray input) {
      this.input = input;
      this.hidden = hidden(input);
      this.output = hidden.mmul(value(2)).addiRowVector(value(3));
    }

    @Override
    public INDArray output() {
      return output;
    }

    @Override
    public @Nullable INDArray backward(INDArray outputGradient, Wrt wrt) {
      INDArray slope = hidden.mul(hidden).rsub(1);
      INDArray sums = outputGradient.mmul(value(2).transpose()).muli(slope);
      if (wrt.parameters()) {
        INDArray rows = input.reshape('c', input.size(0), inputs);
        named.get(0).gradient().addi(rows.transpose().mmul(sums));
        named.get(1).gradient().addi(sums.sum(true, 0));
        named.get(2).gradient().addi(hidden.transpose().mmul(outputGradient));
        named.get(3).gradient().addi(outputGradient.sum(true, 0));
      }
      return wrt.input() ? sums.mmul(value(0).transpose()).reshape(input.shape()) : null;
    }

    @Override
    public void close() {
      // Nothing is reused.
    }
  }
}

package org.gan4j.testkit;

import java.util.List;
import java.util.Locale;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.array.Broadcasts;
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
 * A player small enough to verify by hand: y = tanh([x, c] W + b) V + d, for samples x and a
 * condition c that are flattened. It is smooth, so that finite differences approximate its
 * derivatives well.
 */
final class TinyNetwork implements Generator, Discriminator {
  private static final int HIDDEN = 4;

  private final int inputs;
  private final SampleShape output;
  private final INDArray values;
  private final INDArray gradient;
  private final List<Parameters.Parameter> named;

  TinyNetwork(int inputs, int outputs, DataType type, RandomKey key) {
    this(inputs, SampleShape.vector(outputs), type, key);
  }

  /**
   * A network.
   *
   * @param inputs numbers of a sample and of its condition together, at least 1
   */
  TinyNetwork(int inputs, SampleShape output, DataType type, RandomKey key) {
    this.inputs = inputs;
    this.output = output;
    int outputs = output.length();
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

  private INDArray joined(INDArray input, @Nullable INDArray condition) {
    INDArray joined;
    if (condition == null) {
      joined = flat(input);
    } else if (input.isEmpty()) {
      joined = flat(condition);
    } else {
      joined = Nd4j.concat(1, flat(input), flat(condition));
    }
    if (joined.size(1) != inputs) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "%d numbers a sample, not %d", inputs, joined.size(1)));
    }
    return joined;
  }

  private static INDArray flat(INDArray array) {
    return array.reshape('c', array.size(0), array.length() / array.size(0));
  }

  private INDArray hidden(INDArray joined) {
    INDArray sum = Broadcasts.addRow(joined.mmul(value(0)), value(1));
    return org.nd4j.linalg.ops.transforms.Transforms.tanh(sum, false);
  }

  @Override
  public Pass forward(INDArray input, @Nullable INDArray condition, Mode mode, RandomKey key) {
    return new TinyPass(input, joined(input, condition));
  }

  @Override
  public INDArray features(INDArray samples, @Nullable INDArray condition) {
    return hidden(joined(samples, condition));
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
  public void update(Optimizer optimizer, long step) {
    optimizer.step(values, gradient, step);
    gradient.assign(0);
  }

  @Override
  public void close() {
    // The garbage collector is soon enough for so few numbers.
  }

  private final class TinyPass implements Pass {
    private final INDArray input;
    private final INDArray joined;
    private final INDArray hidden;
    private final INDArray output;

    TinyPass(INDArray input, INDArray joined) {
      this.input = input;
      this.joined = joined;
      this.hidden = hidden(joined);
      this.output =
          Broadcasts.addRow(hidden.mmul(value(2)), value(3))
              .reshape('c', TinyNetwork.this.output.batch(input.size(0)));
    }

    @Override
    public INDArray output() {
      return output;
    }

    @Override
    public INDArray features() {
      return hidden;
    }

    @Override
    public @Nullable INDArray backward(INDArray outputGradient, Wrt wrt) {
      return backward(outputGradient, null, wrt);
    }

    @Override
    public @Nullable INDArray backward(
        @Nullable INDArray outputGradient, @Nullable INDArray featureGradient, Wrt wrt) {
      INDArray atHidden = featureGradient == null ? hidden.like() : featureGradient.dup();
      if (outputGradient != null) {
        INDArray rows = flat(outputGradient);
        atHidden.addi(rows.mmul(value(2).transpose()));
        if (wrt.parameters()) {
          named.get(2).gradient().addi(hidden.transpose().mmul(rows));
          named.get(3).gradient().addi(rows.sum(true, 0));
        }
      }
      INDArray atSums = atHidden.muli(hidden.mul(hidden).rsub(1));
      if (wrt.parameters()) {
        named.get(0).gradient().addi(joined.transpose().mmul(atSums));
        named.get(1).gradient().addi(atSums.sum(true, 0));
      }
      return wrt.input() ? inputGradient(atSums) : null;
    }

    private INDArray inputGradient(INDArray atSums) {
      if (input.isEmpty()) {
        return input;
      }
      long length = input.length() / input.size(0);
      return atSums
          .mmul(value(0).transpose())
          .get(NDArrayIndex.all(), NDArrayIndex.interval(0, length))
          .dup('c')
          .reshape('c', input.shape());
    }

    @Override
    public void close() {
      // Nothing is reused.
    }
  }
}

package org.gan4j.nn.layers;

import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.util.random.RandomGenerator;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.gan4j.api.RandomKey;
import org.gan4j.api.network.Mode;
import org.gan4j.api.network.Wrt;
import org.gan4j.nn.arrays.ReusableArray;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Computes {@link Dropout}. */
final class DropoutRuntime extends FastRuntime<Dropout> implements PiecewiseLinear {
  private static final long serialVersionUID = 1L;

  private final transient ReusableArray mask = reusable();
  private final transient ReusableArray output = reusable();
  private boolean dropped;

  DropoutRuntime(NeuralNetConfiguration configuration, DataType dataType) {
    super(configuration, dataType);
  }

  @Override
  public INDArray forward(INDArray activations, Mode mode, RandomKey key) {
    dropped = mode == Mode.TRAIN && layerConf().keep() < 1;
    if (!dropped) {
      return activations;
    }
    draw(Math.toIntExact(mask.like(activations).length()), key);
    return pushForward(activations);
  }

  @Override
  public INDArray pushForward(INDArray direction) {
    if (!dropped) {
      return direction;
    }
    INDArray result = output.like(direction);
    operations().multiply(direction, mask.like(direction), result);
    return result;
  }

  @Override
  public @Nullable INDArray backward(INDArray outputGradient, Wrt wrt) {
    if (!dropped) {
      return outputGradient;
    }
    INDArray kept = mask.like(outputGradient);
    operations().multiply(outputGradient, kept, outputGradient);
    return outputGradient;
  }

  /** Fills the mask with 1/keep or 0. Each 64 random bits decide about two numbers. */
  private void draw(int length, RandomKey key) {
    long threshold = Math.round(layerConf().keep() * (1L << 32));
    RandomGenerator random = key.generator();
    if (getDataType() == DataType.DOUBLE) {
      double[] values = new double[length];
      for (int i = 0; i < length; i += 2) {
        long bits = random.nextLong();
        values[i] = (bits >>> 32) < threshold ? 1 / layerConf().keep() : 0;
        if (i + 1 < length) {
          values[i + 1] = (bits & 0xFFFFFFFFL) < threshold ? 1 / layerConf().keep() : 0;
        }
      }
      DoubleBuffer destination = mask.doubles();
      destination.put(0, values);
    } else {
      float scale = (float) (1 / layerConf().keep());
      float[] values = new float[length];
      for (int i = 0; i < length; i += 2) {
        long bits = random.nextLong();
        values[i] = (bits >>> 32) < threshold ? scale : 0;
        if (i + 1 < length) {
          values[i + 1] = (bits & 0xFFFFFFFFL) < threshold ? scale : 0;
        }
      }
      FloatBuffer destination = mask.floats();
      destination.put(0, values);
    }
  }
}

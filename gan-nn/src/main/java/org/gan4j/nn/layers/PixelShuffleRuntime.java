package org.gan4j.nn.layers;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.network.Mode;
import org.gan4j.api.network.Wrt;
import org.gan4j.nn.arrays.ReusableArray;
import org.gan4j.nn.kernels.Permutation;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Computes {@link PixelShuffle} and {@link PixelUnshuffle}, with the channels last in memory: there
 * one row of a small image becomes a few rows of the large one that follow each other.
 */
final class PixelShuffleRuntime extends FastRuntime<FastLayer> implements PiecewiseLinear {
  private static final long serialVersionUID = 1L;

  private final transient ChannelsLast inputs = new ChannelsLast(reusable());
  private final transient ChannelsLast gradients = new ChannelsLast(reusable());
  private final transient ReusableArray output = reusable();
  private final transient ReusableArray inputGradient = reusable();
  private final transient Permutation permutation;
  private final transient SampleShape large;
  private final int factor;
  private final boolean enlarges;

  PixelShuffleRuntime(
      NeuralNetConfiguration configuration,
      DataType dataType,
      SampleShape large,
      int factor,
      boolean enlarges) {
    super(configuration, dataType);
    this.large = large;
    this.factor = factor;
    this.enlarges = enlarges;
    permutation = new Permutation(sources(large, factor), dataType);
  }

  /** For each place in some rows of the large image, the place in a row of the small image. */
  private static int[] sources(SampleShape large, int factor) {
    int channels = large.channels();
    int[] sources = new int[factor * large.width() * channels];
    int place = 0;
    for (int a = 0; a < factor; a++) {
      for (int column = 0; column < large.width(); column++) {
        int pixel = column / factor * channels * factor * factor;
        for (int c = 0; c < channels; c++) {
          sources[place++] = pixel + (c * factor + a) * factor + column % factor;
        }
      }
    }
    return sources;
  }

  @Override
  public INDArray forward(INDArray activations, Mode mode, RandomKey key) {
    return pushForward(activations);
  }

  @Override
  public INDArray pushForward(INDArray direction) {
    INDArray x = inputs.of(direction);
    INDArray y = shaped(output, x.size(0), enlarges);
    move(x, y, enlarges);
    return inputs.logical(y);
  }

  @Override
  public @Nullable INDArray backward(INDArray outputGradient, Wrt wrt) {
    if (!wrt.input()) {
      return null;
    }
    INDArray dy = gradients.of(outputGradient);
    INDArray dx = shaped(inputGradient, dy.size(0), !enlarges);
    move(dy, dx, !enlarges);
    return gradients.logical(dx);
  }

  private INDArray shaped(ReusableArray array, long batch, boolean enlarged) {
    int height = large.height();
    int width = large.width();
    int channels = large.channels();
    return enlarged
        ? array.shaped(batch, height, width, channels)
        : array.shaped(batch, height / factor, width / factor, (long) channels * factor * factor);
  }

  private void move(INDArray from, INDArray to, boolean enlarge) {
    if (enlarge) {
      permutation.apply(from, to);
    } else {
      permutation.invert(from, to);
    }
  }
}

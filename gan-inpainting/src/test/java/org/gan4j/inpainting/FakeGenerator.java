package org.gan4j.inpainting;

import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
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

/** A generator whose answers can be foretold: every pixel is an offset plus a multiple of z. */
public final class FakeGenerator implements Generator {
  private final SampleShape output;
  private final double offset;
  private final double slope;

  /** Makes images of a shape. */
  public FakeGenerator(SampleShape output, double offset, double slope) {
    this.output = output;
    this.offset = offset;
    this.slope = slope;
  }

  @Override
  public Pass forward(INDArray latent, @Nullable INDArray condition, Mode mode, RandomKey key) {
    long batch = latent.size(0);
    INDArray made = Nd4j.valueArrayOf(output.batch(batch), offset, DataType.FLOAT);
    for (long i = 0; slope != 0 && i < batch; i++) {
      made.slice(i).addi(slope * latent.getDouble(i, 0));
    }
    return new Pass() {
      @Override
      public INDArray output() {
        return made;
      }

      @Override
      public @Nullable INDArray backward(INDArray outputGradient, Wrt wrt) {
        throw new IllegalStateException("nothing is learned");
      }

      @Override
      public void close() {}
    };
  }

  @Override
  public Parameters parameters() {
    throw new UnsupportedOperationException("nothing is learned");
  }

  @Override
  public void update(Optimizer optimizer, long step) {
    throw new UnsupportedOperationException("nothing is learned");
  }

  @Override
  public void close() {}
}

package org.gan4j.nn.kernels;

import org.gan4j.api.concurrent.NotThreadSafe;
import org.gan4j.nn.arrays.ReusableArray;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The weights with which a {@link Correlation} of stride 1 is the adjoint of another: the window
 * turned by half a turn, with channels and filters exchanged. F[a, b, o, c] = W[k - 1 - a, k - 1 -
 * b, c, o], and a padding of k - 1 less the other one.
 */
@NotThreadSafe
final class FlippedWeights implements AutoCloseable {
  private final int places;
  private final int kernel;
  private final int channels;
  private final int filters;
  private final DataType type;
  private final ReusableArray flipped;
  private final ReusableArray gradient;

  /** For the weights of a shape of stride 1. */
  FlippedWeights(CorrelationShape shape, DataType type) {
    kernel = shape.kernel();
    places = kernel * kernel;
    channels = shape.channels();
    filters = shape.filters();
    this.type = type;
    flipped = new ReusableArray(type);
    gradient = new ReusableArray(type);
  }

  /** The shape of the adjoint: its large images are the small ones of a shape of stride 1. */
  static CorrelationShape adjoint(CorrelationShape shape) {
    return new CorrelationShape(
        shape.outHeight(),
        shape.outWidth(),
        /* channels= */ shape.filters(),
        /* filters= */ shape.channels(),
        shape.kernel(),
        1,
        shape.kernel() - 1 - shape.padding());
  }

  private INDArray shaped(ReusableArray array) {
    return array.shaped(kernel, kernel, filters, channels);
  }

  /** The array of the latest call of {@link #of}. */
  INDArray latest() {
    return shaped(flipped);
  }

  /** Flips weights [kernel, kernel, channels, filters]. */
  INDArray of(INDArray weights) {
    INDArray result = shaped(flipped);
    flip(weights, channels, filters).write(NativeNumbers.destination(result), 0, 0, length());
    return result;
  }

  private int length() {
    return places * channels * filters;
  }

  private HeapNumbers flip(INDArray weights, int rows, int columns) {
    HeapNumbers source = HeapNumbers.of(type, length());
    HeapNumbers result = HeapNumbers.of(type, length());
    source.read(NativeNumbers.source(weights), 0, 0, length());
    int plane = rows * columns;
    for (int place = 0; place < places; place++) {
      result.transposed((places - 1 - place) * plane, source, place * plane, rows, columns);
    }
    return result;
  }

  /** Where the gradient with respect to {@link #of} is added to, with zeros. */
  INDArray gradient() {
    INDArray sum = shaped(gradient);
    sum.assign(0);
    return sum;
  }

  /** Adds what the latest {@link #gradient} means for the weights. */
  void addGradient(INDArray weightGradient) {
    HeapNumbers turned = flip(shaped(gradient), filters, channels);
    NativeNumbers destination = NativeNumbers.destination(weightGradient);
    HeapNumbers sum = HeapNumbers.of(type, length());
    sum.read(destination, 0, 0, length());
    sum.addScaled(0, 1, turned, 0, length());
    sum.write(destination, 0, 0, length());
  }

  @Override
  public void close() {
    flipped.close();
    gradient.close();
  }
}

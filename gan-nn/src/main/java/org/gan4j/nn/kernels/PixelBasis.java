package org.gan4j.nn.kernels;

import java.util.List;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * An image for each channel, and images that are multiples of it: X[n, i, j, c] = s[n, c] · B[i, j,
 * c]. All arrays are dense: X [batch, height, width, channels], s [batch, channels], B [height,
 * width, channels].
 */
@NotThreadSafe
public final class PixelBasis {
  private final int pixels;
  private final int channels;
  private final HeapNumbers basis;
  private final PerThread<Desk> desks;

  /** For images of that many pixels. */
  public PixelBasis(int pixels, int channels, DataType type) {
    this.pixels = pixels;
    this.channels = channels;
    basis = HeapNumbers.of(type, pixels * channels);
    desks = new PerThread<>(() -> new Desk(type));
  }

  /** Arrays of one thread. */
  private final class Desk {
    private final HeapNumbers image;
    private final HeapNumbers scales;
    private final HeapNumbers gradient;

    Desk(DataType type) {
      image = HeapNumbers.of(type, pixels * channels);
      scales = HeapNumbers.of(type, channels);
      gradient = HeapNumbers.of(type, pixels * channels);
    }
  }

  /** X from s. */
  public void expand(INDArray scales, INDArray basisArray, INDArray images) {
    basis.read(NativeNumbers.source(basisArray), 0, 0, basis.length());
    NativeNumbers source = NativeNumbers.source(scales);
    NativeNumbers destination = NativeNumbers.destination(images);
    forEachImage(
        images,
        (desk, number) -> {
          desk.scales.read(source, number * channels, 0, channels);
          desk.image.fill(0, 0, basis.length());
          for (int at = 0; at < basis.length(); at += channels) {
            desk.image.addProduct(at, desk.scales, 0, basis, at, channels);
          }
          desk.image.write(destination, number * basis.length(), 0, basis.length());
        });
  }

  /** The adjoint: s[n, c] ← Σ X[n, i, j, c] · B[i, j, c]. */
  public void contract(INDArray images, INDArray basisArray, INDArray scales) {
    basis.read(NativeNumbers.source(basisArray), 0, 0, basis.length());
    NativeNumbers source = NativeNumbers.source(images);
    NativeNumbers destination = NativeNumbers.destination(scales);
    forEachImage(
        images,
        (desk, number) -> {
          desk.image.read(source, number * basis.length(), 0, basis.length());
          desk.scales.fill(0, 0, channels);
          for (int at = 0; at < basis.length(); at += channels) {
            desk.scales.addProduct(0, desk.image, at, basis, at, channels);
          }
          desk.scales.write(destination, number * channels, 0, channels);
        });
  }

  /** The gradient: G[i, j, c] ← G[i, j, c] + Σ X[n, i, j, c] · s[n, c]. */
  public void addBasisGradient(INDArray images, INDArray scales, INDArray basisGradient) {
    NativeNumbers imageSource = NativeNumbers.source(images);
    NativeNumbers scaleSource = NativeNumbers.source(scales);
    List<Desk> all = desks.all();
    all.forEach(desk -> desk.gradient.fill(0, 0, basis.length()));
    forEachImage(
        images,
        (desk, number) -> {
          desk.image.read(imageSource, number * basis.length(), 0, basis.length());
          desk.scales.read(scaleSource, number * channels, 0, channels);
          for (int at = 0; at < basis.length(); at += channels) {
            desk.gradient.addProduct(at, desk.image, at, desk.scales, 0, channels);
          }
        });
    double[] total = new double[basis.length()];
    all.forEach(desk -> desk.gradient.addRowsTo(total, 0, total.length, 1));
    NativeNumbers.add(total, basisGradient);
  }

  @FunctionalInterface
  private interface Image {
    void run(Desk desk, int number);
  }

  private void forEachImage(INDArray images, Image work) {
    List<Desk> all = desks.all();
    Threads.split(
        Math.toIntExact(images.size(0)),
        (piece, from, to) -> {
          for (int number = from; number < to; number++) {
            work.run(all.get(piece), number);
          }
        });
  }
}

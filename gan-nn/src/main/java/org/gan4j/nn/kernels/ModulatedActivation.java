package org.gan4j.nn.kernels;

import java.util.Arrays;
import java.util.List;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * y = r(a x + σ n + b), in one pass over memory: a factor a for each channel of each sample, noise
 * n for each pixel, a bias b for each channel, and a leaky rectifier r. Activations are dense
 * matrices of one row a pixel, [batch · pixels, channels].
 */
@NotThreadSafe
public final class ModulatedActivation {
  /** Numbers per block, approximately, so that three blocks fit the smallest cache. */
  private static final int BLOCK = 1024;

  /** Loops shorter than this are not worth their start: several pixels are taken as one row. */
  private static final int STRIP = 256;

  /** The least count of numbers for which another thread pays. */
  private static final int WORTH_A_THREAD = 32_768;

  private final DataType type;
  private final int pixels;
  private final int channels;
  private final double slope;
  private final int strip;
  private final int block;
  private final PerThread<Desk> desks = new PerThread<>(Desk::new);

  /**
   * For images of one size.
   *
   * @param slope of the rectifier where its argument is negative; 1 for none
   */
  public ModulatedActivation(int pixels, int channels, double slope, DataType type) {
    this.type = type;
    this.pixels = pixels;
    this.channels = channels;
    this.slope = slope;
    int rows = Math.max(1, Math.min(pixels, STRIP / channels));
    // A strip ends where a sample does.
    while (pixels % rows != 0) {
      rows--;
    }
    strip = rows * channels;
    block = Math.max(1, Math.min(pixels / rows, BLOCK / strip)) * strip;
  }

  /** Arrays of one thread. */
  private final class Desk {
    private final HeapNumbers x = HeapNumbers.of(type, block);
    private final HeapNumbers y = HeapNumbers.of(type, block);
    private final HeapNumbers gradient = HeapNumbers.of(type, block);
    private final HeapNumbers noise = HeapNumbers.of(type, block / channels);
    private final HeapNumbers factors = HeapNumbers.of(type, strip);
    private final HeapNumbers biases = HeapNumbers.of(type, strip);
    private final HeapNumbers slopes = HeapNumbers.of(type, strip);
    private final HeapNumbers zeros = HeapNumbers.of(type, strip);
    private final HeapNumbers sums = HeapNumbers.of(type, strip);
    private final HeapNumbers products = HeapNumbers.of(type, strip);
    private final HeapNumbers noisy = HeapNumbers.of(type, channels);

    Desk() {
      slopes.fill(0, slope, strip);
    }
  }

  /** The gradients of a backward pass other than that of x. */
  public static final class Gradients {
    private final double[] factors;
    private final double[] biases;
    private final double[] strengths;

    Gradients(int batch, int channels) {
      factors = new double[batch * channels];
      biases = new double[batch * channels];
      strengths = new double[batch];
    }

    /** Of the factors, [batch · channels]. */
    public double[] factors() {
      return factors;
    }

    /** Of the biases, for each sample, [batch · channels]. */
    public double[] biases() {
      return biases;
    }

    /** Of the strength of the noise, for each sample, [batch]. */
    public double[] strengths() {
      return strengths;
    }
  }

  /**
   * y ← r(factor · x + strength · noise + bias).
   *
   * @param factors [batch · channels]
   * @param biases [channels]
   * @param noise dense, [batch · pixels], or [pixels] for the same noise in all samples; null for
   *     none
   * @param y may be x
   */
  public void apply(
      INDArray x,
      double[] factors,
      double[] biases,
      @Nullable INDArray noise,
      double strength,
      INDArray y) {
    NativeNumbers source = NativeNumbers.source(x);
    NativeNumbers destination = NativeNumbers.destination(y);
    NativeNumbers disturbances = noise == null ? null : NativeNumbers.source(noise);
    boolean shared = noise != null && noise.length() == pixels;
    forEachSample(
        x,
        (desk, sample) -> {
          desk.factors.repeat(factors, sample * channels, channels);
          desk.biases.repeat(biases, 0, channels);
          forEachBlock(
              sample,
              (from, count) -> {
                desk.x.read(source, from, 0, count);
                for (int i = 0; i < count; i += strip) {
                  desk.y.affine(i, desk.x, i, desk.factors, desk.biases, strip);
                }
                if (disturbances != null) {
                  readNoise(desk, disturbances, shared, from, count);
                  desk.y.addToRows(0, strength, desk.noise, 0, count / channels, channels);
                }
                for (int i = 0; i < count; i += strip) {
                  desk.y.rectify(i, desk.y, i, desk.slopes, strip);
                }
                desk.y.write(destination, from, 0, count);
              });
        });
  }

  /** Reads the noise of the pixels of a block; all samples have the same one if it is shared. */
  private void readNoise(Desk desk, NativeNumbers noise, boolean shared, int from, int count) {
    int pixel = from / channels;
    desk.noise.read(noise, shared ? pixel % pixels : pixel, 0, count / channels);
  }

  /**
   * The backward pass.
   *
   * @param x of the forward pass
   * @param y its result
   * @param dy the gradient of y
   * @param factors of the forward pass
   * @param noise of the forward pass
   * @param dx gets the gradient of x; may be dy
   */
  public Gradients differentiate(
      INDArray x,
      INDArray y,
      INDArray dy,
      double[] factors,
      @Nullable INDArray noise,
      INDArray dx) {
    NativeNumbers source = NativeNumbers.source(x);
    NativeNumbers result = NativeNumbers.source(y);
    NativeNumbers gradient = NativeNumbers.source(dy);
    NativeNumbers destination = NativeNumbers.destination(dx);
    NativeNumbers disturbances = noise == null ? null : NativeNumbers.source(noise);
    boolean shared = noise != null && noise.length() == pixels;
    Gradients gradients = new Gradients(factors.length / channels, channels);
    forEachSample(
        x,
        (desk, sample) -> {
          desk.factors.repeat(factors, sample * channels, channels);
          desk.sums.fill(0, 0, strip);
          desk.products.fill(0, 0, strip);
          desk.noisy.fill(0, 0, channels);
          forEachBlock(
              sample,
              (from, count) -> {
                desk.x.read(source, from, 0, count);
                desk.y.read(result, from, 0, count);
                desk.gradient.read(gradient, from, 0, count);
                for (int i = 0; i < count; i += strip) {
                  desk.gradient.timesSlope(i, desk.y, i, desk.slopes, desk.gradient, i, strip);
                  desk.sums.addScaled(0, 1, desk.gradient, i, strip);
                  desk.products.addProduct(0, desk.x, i, desk.gradient, i, strip);
                }
                if (disturbances != null) {
                  readNoise(desk, disturbances, shared, from, count);
                  for (int pixel = 0; pixel < count / channels; pixel++) {
                    double weight = desk.noise.get(pixel);
                    desk.noisy.addScaled(0, weight, desk.gradient, pixel * channels, channels);
                  }
                }
                for (int i = 0; i < count; i += strip) {
                  desk.gradient.affine(i, desk.gradient, i, desk.factors, desk.zeros, strip);
                }
                desk.gradient.write(destination, from, 0, count);
              });
          desk.sums.addRowsTo(gradients.biases, sample * channels, channels, 1);
          desk.products.addRowsTo(gradients.factors, sample * channels, channels, 1);
          gradients.strengths[sample] = desk.noisy.sum(0, channels);
        });
    return gradients;
  }

  /** A factor of 1 for every channel of every sample. */
  public double[] ones(long batch) {
    double[] ones = new double[Math.toIntExact(batch * channels)];
    Arrays.fill(ones, 1);
    return ones;
  }

  @FunctionalInterface
  private interface Block {
    void run(int from, int count);
  }

  private void forEachBlock(int sample, Block work) {
    int length = pixels * channels;
    int end = (sample + 1) * length;
    for (int from = sample * length; from < end; from += block) {
      work.run(from, Math.min(block, end - from));
    }
  }

  @FunctionalInterface
  private interface Sample {
    void run(Desk desk, int sample);
  }

  private void forEachSample(INDArray x, Sample work) {
    int length = pixels * channels;
    List<Desk> all = desks.all();
    Threads.split(
        Math.toIntExact(x.length() / length),
        Math.max(1, WORTH_A_THREAD / length),
        (piece, begin, end) -> {
          for (int sample = begin; sample < end; sample++) {
            work.run(all.get(piece), sample);
          }
        });
  }
}

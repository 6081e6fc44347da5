package org.gan4j.nn.kernels;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.stream.Stream;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.gan4j.nn.arrays.ReusableArray;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A grouped correlation of floats with a bias, and leaky rectifiers before and after it: y =
 * r(correlation(r(x)) + b), where r(z) = max(z, slope · z). The shapes are those of {@link
 * GroupedCorrelation}.
 *
 * <p>It computes a few images at a time, so that a group's channels stay in the cache between the
 * copy and the products, and rectifies numbers where they are copied anyway. Gradients are added up
 * for each of these portions, and then in their order: the results do not depend on the number of
 * threads.
 */
@NotThreadSafe
public final class RectifiedCorrelation implements AutoCloseable {
  /** The slope of a rectifier that changes nothing. */
  private static final float LINEAR = 1;

  /** Pixels at a time, unless one image has more. */
  private static final int PIXELS = 8192;

  /** Numbers that are copied at a time, approximately, so that they fit the first-level cache. */
  private static final int BLOCK = 4096;

  private final CorrelationShape shape;
  private final CorrelationShape ofGroup;
  private final int groups;
  private final ChannelGroups weightGroups;
  private final List<ReusableArray> weightArrays;
  private final PerThread<Desk> desks = new PerThread<>(Desk::new);
  private float inputSlope = LINEAR;
  private float outputSlope = LINEAR;

  /** For a shape and a number of groups that it {@link #suits}. */
  public RectifiedCorrelation(CorrelationShape shape, int groups) {
    this.shape = shape;
    this.groups = groups;
    ofGroup = ofGroup(shape, groups);
    weightGroups = new ChannelGroups(groups, DataType.FLOAT);
    weightArrays = arrays();
  }

  private List<ReusableArray> arrays() {
    return Stream.generate(() -> new ReusableArray(DataType.FLOAT)).limit(groups).toList();
  }

  private static CorrelationShape ofGroup(CorrelationShape shape, int groups) {
    return new CorrelationShape(
        shape.height(),
        shape.width(),
        shape.channels() / groups,
        shape.filters() / groups,
        shape.kernel(),
        shape.stride(),
        shape.padding());
  }

  /** Whether it can do a shape, and is fast. */
  public static boolean suits(CorrelationShape shape, int groups, DataType dataType) {
    if (dataType != DataType.FLOAT || !Nd4j.getEnvironment().isCPU()) {
      return false;
    }
    try (WinogradWeights unused = new WinogradWeights();
        Correlation best = Correlation.of(ofGroup(shape, groups), dataType, unused)) {
      return best instanceof NativeCorrelation;
    }
  }

  /** Puts a rectifier before the correlation. */
  public void rectifyInput(float slope) {
    inputSlope = slope;
  }

  /** Puts a rectifier after the correlation and the bias. */
  public void rectifyOutput(float slope) {
    outputSlope = slope;
  }

  /** Arrays of one thread. */
  private final class Desk implements AutoCloseable {
    private final NativeCorrelation correlation = new NativeCorrelation(ofGroup, DataType.FLOAT);
    private final List<ReusableArray> large = arrays();
    private final List<ReusableArray> small = arrays();
    private final List<ReusableArray> largeGradient = arrays();
    private final ReusableArray weightGradient = new ReusableArray(DataType.FLOAT);
    private final float[] numbers = new float[most()];
    private final float[] mask = new float[most()];
    private final float[] part = new float[most()];

    private int most() {
      return Math.max(
          pixelsAtATime(shape.channels()) * shape.channels(),
          pixelsAtATime(shape.filters()) * shape.filters());
    }

    @Override
    public void close() {
      correlation.close();
      large.forEach(ReusableArray::close);
      small.forEach(ReusableArray::close);
      largeGradient.forEach(ReusableArray::close);
      weightGradient.close();
    }
  }

  /** y from x. */
  public void forward(INDArray x, INDArray weights, @Nullable INDArray bias, INDArray y) {
    FloatBuffer result = NativeFloats.of(y);
    float[] row = bias == null ? new float[0] : floats(bias);
    float[] offsets = repeated(row, shape.filters());
    correlate(
        x,
        x,
        weights,
        y,
        (desk, position, length) -> {
          if (row.length > 0) {
            FloatLoops.add(offsets, desk.numbers, length);
          }
          if (outputSlope != LINEAR) {
            FloatLoops.rectify(desk.numbers, outputSlope, length);
          }
          result.put(position, desk.numbers, 0, length);
        });
  }

  /**
   * The linear part of {@link #forward} at x, applied to a direction.
   *
   * @param y of the forward pass
   * @param result another array of its shape
   */
  public void pushForward(
      INDArray direction, INDArray x, INDArray weights, INDArray y, INDArray result) {
    FloatBuffer outputs = NativeFloats.of(y);
    FloatBuffer destination = NativeFloats.of(result);
    correlate(
        direction,
        x,
        weights,
        result,
        (desk, position, length) -> {
          differentiate(desk, outputs, position, outputSlope, length);
          destination.put(position, desk.numbers, 0, length);
        });
  }

  private void correlate(
      INDArray direction, INDArray x, INDArray weights, INDArray result, Change finish) {
    FloatBuffer directions = NativeFloats.of(direction);
    FloatBuffer inputs = direction == x ? directions : NativeFloats.of(x);
    List<INDArray> w = split(weights);
    forEachPortion(
        Math.toIntExact(result.size(0)),
        (desk, portion, first, images) -> {
          divideLarge(desk, directions, inputs, first, images);
          for (int group = 0; group < groups; group++) {
            desk.correlation.reduce(
                desk.large.get(group).shaped(ofGroup.large(images)),
                w.get(group),
                desk.small.get(group).shaped(ofGroup.small(images)));
          }
          join(desk, desk.small, ofGroup.small(images), first, finish);
        });
  }

  /**
   * The backward pass.
   *
   * @param direction x after {@link #forward}, the direction after {@link #pushForward}
   * @param y of the forward pass
   * @param weightGradient where the weights' gradient is added; null to skip it
   * @param biasGradient where the bias's gradient is added; null to skip it
   * @param largeGradient where the gradient of x, or of the direction, is written; null to skip it
   */
  public void backward(
      INDArray direction,
      INDArray x,
      INDArray weights,
      INDArray y,
      INDArray smallGradient,
      @Nullable INDArray weightGradient,
      @Nullable INDArray biasGradient,
      @Nullable INDArray largeGradient) {
    FloatBuffer directions = NativeFloats.of(direction);
    FloatBuffer inputs = direction == x ? directions : NativeFloats.of(x);
    FloatBuffer outputs = NativeFloats.of(y);
    FloatBuffer gradients = NativeFloats.of(smallGradient);
    FloatBuffer destination = NativeFloats.of(largeGradient == null ? x : largeGradient);
    List<INDArray> w = split(weights);
    int batch = Math.toIntExact(x.size(0));
    float[][] ofWeights = new float[portions(batch)][];
    float[][] ofBias = new float[portions(batch)][];
    forEachPortion(
        batch,
        (desk, portion, first, images) -> {
          float[] biasSums = new float[desk.numbers.length];
          divide(
              desk,
              desk.small,
              ofGroup.small(images),
              first,
              (ownDesk, position, length) -> {
                gradients.get(position, ownDesk.numbers, 0, length);
                differentiate(ownDesk, outputs, position, outputSlope, length);
                if (biasGradient != null) {
                  FloatLoops.add(ownDesk.numbers, biasSums, length);
                }
              });
          ofBias[portion] = biasSums;
          if (weightGradient != null) {
            divideLarge(desk, directions, inputs, first, images);
          }
          ofWeights[portion] =
              differentiate(desk, w, images, weightGradient != null, largeGradient != null);
          if (largeGradient != null) {
            join(
                desk,
                desk.largeGradient,
                ofGroup.large(images),
                first,
                (ownDesk, position, length) -> {
                  differentiate(ownDesk, inputs, position, inputSlope, length);
                  destination.put(position, ownDesk.numbers, 0, length);
                });
          }
        });
    if (weightGradient != null) {
      addWeightGradient(sum(ofWeights), weightGradient);
    }
    if (biasGradient != null) {
      addBiasGradient(sum(ofBias), biasGradient);
    }
  }

  /** The gradients of a portion; the weights' one group after the other. */
  private float[] differentiate(
      Desk desk, List<INDArray> weights, int images, boolean ofWeights, boolean ofImages) {
    int length = Math.toIntExact(weights.get(0).length());
    float[] all = new float[ofWeights ? groups * length : 0];
    for (int group = 0; group < groups; group++) {
      INDArray dx = desk.largeGradient.get(group).shaped(ofGroup.large(images));
      INDArray x = desk.large.get(group).shaped(ofGroup.large(images));
      INDArray dy = desk.small.get(group).shaped(ofGroup.small(images));
      if (ofWeights) {
        INDArray dw = desk.weightGradient.like(weights.get(group));
        desk.correlation.gradients(x, weights.get(group), dy, dw, dx);
        desk.weightGradient.floats().get(0, all, group * length, length);
      } else if (ofImages) {
        desk.correlation.reduceBackward(x, weights.get(group), dy, null, dx);
      }
    }
    return all;
  }

  private static float[] sum(float[][] portions) {
    float[] sum = portions[0];
    for (int portion = 1; portion < portions.length; portion++) {
      FloatLoops.add(portions[portion], sum, sum.length);
    }
    return sum;
  }

  private void addWeightGradient(float[] ofGroups, INDArray weightGradient) {
    FloatBuffer destination = NativeFloats.of(weightGradient);
    int filters = shape.filters();
    int size = filters / groups;
    int rows = ofGroups.length / filters;
    for (int row = 0; row < rows; row++) {
      for (int filter = 0; filter < filters; filter++) {
        int at = row * filters + filter;
        float addend = ofGroups[(filter / size * rows + row) * size + filter % size];
        destination.put(at, destination.get(at) + addend);
      }
    }
  }

  private void addBiasGradient(float[] ofRows, INDArray biasGradient) {
    double[] total = new double[shape.filters()];
    for (int i = 0; i + total.length <= ofRows.length; i += total.length) {
      for (int filter = 0; filter < total.length; filter++) {
        total[filter] += ofRows[i + filter];
      }
    }
    NativeNumbers.add(total, biasGradient);
  }

  /** What is done with numbers of the desk, which begin at a position of a whole array. */
  @FunctionalInterface
  private interface Change {
    void apply(Desk desk, int position, int length);
  }

  /** Multiplies the numbers by the slope of a rectifier, at its input or output. */
  private static void differentiate(
      Desk desk, FloatBuffer rectified, int position, float slope, int length) {
    if (slope != LINEAR) {
      rectified.get(position, desk.mask, 0, length);
      FloatLoops.differentiate(desk.mask, slope, desk.numbers, length);
    }
  }

  /** Rectifies x, or multiplies another direction by the slopes at x. */
  @SuppressWarnings("ReferenceEquality") // x itself is a direction, too
  private void divideLarge(
      Desk desk, FloatBuffer directions, FloatBuffer inputs, int first, int images) {
    divide(
        desk,
        desk.large,
        ofGroup.large(images),
        first,
        (ownDesk, position, length) -> {
          directions.get(position, ownDesk.numbers, 0, length);
          if (inputs != directions) {
            differentiate(ownDesk, inputs, position, inputSlope, length);
          } else if (inputSlope != LINEAR) {
            FloatLoops.rectify(ownDesk.numbers, inputSlope, length);
          }
        });
  }

  /**
   * Copies what {@code read} puts on the desk, pixel after pixel, to one array a group.
   *
   * @param shape of the images of one group
   * @param first the number of the first image among all
   */
  private void divide(Desk desk, List<ReusableArray> parts, long[] shape, int first, Change read) {
    FloatBuffer[] destinations = buffers(parts, shape);
    forEachBlock(
        shape,
        first,
        (pixel, count, size, position) -> {
          int channels = groups * size;
          read.apply(desk, position, count * channels);
          for (int group = 0; group < groups; group++) {
            for (int i = 0; i < count; i++) {
              System.arraycopy(
                  desk.numbers, i * channels + group * size, desk.part, i * size, size);
            }
            destinations[group].put(pixel * size, desk.part, 0, count * size);
          }
        });
  }

  /** The inverse of {@link #divide}. */
  private void join(Desk desk, List<ReusableArray> parts, long[] shape, int first, Change write) {
    FloatBuffer[] sources = buffers(parts, shape);
    forEachBlock(
        shape,
        first,
        (pixel, count, size, position) -> {
          int channels = groups * size;
          for (int group = 0; group < groups; group++) {
            sources[group].get(pixel * size, desk.part, 0, count * size);
            for (int i = 0; i < count; i++) {
              System.arraycopy(
                  desk.part, i * size, desk.numbers, i * channels + group * size, size);
            }
          }
          write.apply(desk, position, count * channels);
        });
  }

  @FunctionalInterface
  private interface Block {
    /**
     * Copies some pixels.
     *
     * @param pixel the first one, in the images of a group
     * @param count how many
     * @param size channels of a group
     * @param position of the first number in all images of all groups
     */
    void copy(int pixel, int count, int size, int position);
  }

  private void forEachBlock(long[] shape, int first, Block block) {
    int pixelsOfImage = Math.toIntExact(shape[1] * shape[2]);
    int pixels = Math.toIntExact(shape[0]) * pixelsOfImage;
    int size = Math.toIntExact(shape[3]);
    int step = pixelsAtATime(groups * size);
    for (int pixel = 0; pixel < pixels; pixel += step) {
      int position = (first * pixelsOfImage + pixel) * groups * size;
      block.copy(pixel, Math.min(step, pixels - pixel), size, position);
    }
  }

  private static int pixelsAtATime(int channels) {
    return Math.max(1, BLOCK / channels);
  }

  private static FloatBuffer[] buffers(List<ReusableArray> arrays, long[] shape) {
    FloatBuffer[] buffers = new FloatBuffer[arrays.size()];
    for (int i = 0; i < buffers.length; i++) {
      arrays.get(i).shaped(shape);
      buffers[i] = arrays.get(i).floats();
    }
    return buffers;
  }

  private List<INDArray> split(INDArray weights) {
    long[] ofOne = {ofGroup.kernel(), ofGroup.kernel(), ofGroup.channels(), ofGroup.filters()};
    List<INDArray> parts = weightArrays.stream().map(array -> array.shaped(ofOne)).toList();
    weightGroups.split(weights, parts);
    return parts;
  }

  private static float[] floats(INDArray array) {
    float[] floats = new float[Math.toIntExact(array.length())];
    NativeFloats.of(array).get(0, floats);
    return floats;
  }

  private static float[] repeated(float[] row, int channels) {
    float[] rows = new float[pixelsAtATime(channels) * row.length];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = row[i % row.length];
    }
    return rows;
  }

  private int imagesAtATime() {
    int large = shape.height() * shape.width();
    int small = shape.outHeight() * shape.outWidth();
    return Math.max(1, PIXELS / Math.max(large, small));
  }

  private int portions(int batch) {
    return (batch + imagesAtATime() - 1) / imagesAtATime();
  }

  @FunctionalInterface
  private interface Portion {
    void run(Desk desk, int portion, int first, int images);
  }

  private void forEachPortion(int batch, Portion work) {
    int step = imagesAtATime();
    List<Desk> all = desks.all();
    Threads.shareNatively(
        portions(batch),
        (thread, from, to) -> {
          for (int portion = from; portion < to; portion++) {
            int first = portion * step;
            work.run(all.get(thread), portion, first, Math.min(step, batch - first));
          }
        });
  }

  /** Frees its memory. It may be used again. */
  @Override
  public void close() {
    weightArrays.forEach(ReusableArray::close);
    desks.made().forEach(Desk::close);
  }
}

package org.gan4j.nn.kernels;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import org.gan4j.api.concurrent.ThreadSafe;

/** A linear map along one axis of an image: each output is a weighted sum of a few inputs. */
@ThreadSafe
public final class Taps {
  private final int inputs;
  private final Tap[][] outputs;

  private Taps(int inputs, Tap[][] outputs) {
    this.inputs = inputs;
    this.outputs = outputs;
  }

  /**
   * An addend.
   *
   * @param index of the input
   * @param weight its factor
   */
  record Tap(int index, double weight) {}

  private static Taps of(int inputs, int outputs, IntFunction<Tap[]> taps) {
    Tap[][] all = new Tap[outputs][];
    Arrays.setAll(all, taps);
    return new Taps(inputs, all);
  }

  int inputs() {
    return inputs;
  }

  int outputs() {
    return outputs.length;
  }

  /** What an output is the sum of: the array itself. */
  Tap[] of(int output) {
    return outputs[output];
  }

  /** The adjoint map. */
  Taps transposed() {
    List<List<Tap>> transposed = new ArrayList<>();
    for (int i = 0; i < inputs; i++) {
      transposed.add(new ArrayList<>());
    }
    for (int i = 0; i < outputs.length; i++) {
      for (Tap tap : outputs[i]) {
        transposed.get(tap.index()).add(new Tap(i, tap.weight()));
      }
    }
    return of(outputs.length, inputs, i -> transposed.get(i).toArray(new Tap[0]));
  }

  /** The map as a matrix [outputs, inputs], in C order. */
  public float[] matrix() {
    float[] matrix = new float[outputs.length * inputs];
    for (int i = 0; i < outputs.length; i++) {
      for (Tap tap : outputs[i]) {
        matrix[i * inputs + tap.index()] += (float) tap.weight();
      }
    }
    return matrix;
  }

  /** Every input so many times. */
  public static Taps repeat(int inputs, int factor) {
    return of(inputs, inputs * factor, i -> new Tap[] {new Tap(i / factor, 1)});
  }

  /** The sum over a window, times a weight, with windows a stride apart. */
  public static Taps windows(int inputs, int kernel, int stride, double weight) {
    return of(
        inputs,
        (inputs - kernel) / stride + 1,
        i -> {
          Tap[] taps = new Tap[kernel];
          Arrays.setAll(taps, k -> new Tap(i * stride + k, weight));
          return taps;
        });
  }

  /**
   * Linear interpolation at the centres of {@code factor} equal parts of every input; beyond the
   * first and last input's centre the nearest input counts.
   */
  public static Taps interpolate(int inputs, int factor) {
    return of(
        inputs,
        inputs * factor,
        i -> {
          double position = Math.max(0, (i + 0.5) / factor - 0.5);
          int below = (int) position;
          double share = position - below;
          if (share == 0 || below == inputs - 1) {
            return new Tap[] {new Tap(below, 1)};
          }
          return new Tap[] {new Tap(below, 1 - share), new Tap(below + 1, share)};
        });
  }

  /**
   * Sums weighted by a triangle of the width 2 · factor around the centre of {@code factor} inputs:
   * linear interpolation with the kernel stretched so that nothing is left out. At the borders the
   * weights are those inside, divided by their sum.
   */
  public static Taps triangles(int inputs, int factor) {
    return of(
        inputs,
        inputs / factor,
        i -> {
          double centre = (i + 0.5) * factor;
          int first = (int) Math.max(0, Math.ceil(centre - factor - 0.5));
          int last = (int) Math.min(inputs - 1, Math.floor(centre + factor - 0.5));
          double[] weights = new double[last - first + 1];
          Arrays.setAll(weights, k -> 1 - Math.abs(first + k + 0.5 - centre) / factor);
          double sum = Arrays.stream(weights).sum();
          Tap[] taps = new Tap[weights.length];
          Arrays.setAll(taps, k -> new Tap(first + k, weights[k] / sum));
          return taps;
        });
  }

  /**
   * Cubic convolution (Keys 1981, equation 15, a = -1/2) at the centres of the outputs. Where the
   * line shrinks, the kernel is stretched so that nothing is left out. At the borders the weights
   * are those inside, divided by their sum.
   *
   * @param outputs more or fewer than the inputs
   */
  public static Taps cubic(int inputs, int outputs) {
    double scale = (double) inputs / outputs;
    double width = Math.max(scale, 1);
    return of(
        inputs,
        outputs,
        i -> {
          double centre = (i + 0.5) * scale;
          int first = (int) Math.max(0, Math.ceil(centre - 2 * width - 0.5));
          int last = (int) Math.min(inputs - 1, Math.floor(centre + 2 * width - 0.5));
          double[] weights = new double[last - first + 1];
          Arrays.setAll(weights, k -> keys((first + k + 0.5 - centre) / width));
          double sum = Arrays.stream(weights).sum();
          Tap[] taps = new Tap[weights.length];
          Arrays.setAll(taps, k -> new Tap(first + k, weights[k] / sum));
          return taps;
        });
  }

  private static double keys(double distance) {
    double x = Math.abs(distance);
    if (x < 1) {
      return (1.5 * x - 2.5) * x * x + 1;
    }
    return x < 2 ? ((-0.5 * x + 2.5) * x - 4) * x + 2 : 0;
  }
}

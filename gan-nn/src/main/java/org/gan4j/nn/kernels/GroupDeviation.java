package org.gan4j.nn.kernels;

import org.gan4j.api.concurrent.NotThreadSafe;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The standard deviation within groups of samples, averaged over all of their numbers: with M
 * groups, sample n is in group n mod M. Activations are dense, one sample after the other.
 */
@NotThreadSafe
public final class GroupDeviation {
  /** Numbers per block, approximately, so that a block fits the cache. */
  private static final int BLOCK = 4096;

  /** Keeps the root's derivative finite where all samples are equal: Karras et al. 2018. */
  private static final double EPSILON = 1e-8;

  private final int length;
  private final int block;
  private final HeapNumbers x;
  private final HeapNumbers mean;
  private final HeapNumbers deviation;
  private final HeapNumbers sum;

  /** For samples of so many numbers. */
  public GroupDeviation(int length, DataType type) {
    this.length = length;
    block = Math.min(length, BLOCK);
    x = HeapNumbers.of(type, block);
    mean = HeapNumbers.of(type, block);
    deviation = HeapNumbers.of(type, block);
    sum = HeapNumbers.of(type, block);
  }

  /**
   * The mean deviation √(variance + 1e-8) of each group, the variance being divided by its size.
   */
  public double[] deviations(INDArray activations, int groups) {
    NativeNumbers source = NativeNumbers.source(activations);
    int samples = Math.toIntExact(activations.length() / length);
    double[] deviations = new double[groups];
    for (int group = 0; group < groups; group++) {
      for (int from = 0; from < length; from += block) {
        int count = Math.min(block, length - from);
        statistics(source, samples, group, groups, from, count);
        deviations[group] += deviation.sum(0, count) / length;
      }
    }
    return deviations;
  }

  private void statistics(
      NativeNumbers source, int samples, int group, int groups, int from, int count) {
    int size = size(samples, group, groups);
    mean.fill(0, 0, count);
    for (int sample = group; sample < samples; sample += groups) {
      x.read(source, sample * length + from, 0, count);
      mean.addScaled(0, 1.0 / size, x, 0, count);
    }
    deviation.fill(0, 0, count);
    for (int sample = group; sample < samples; sample += groups) {
      x.read(source, sample * length + from, 0, count);
      deviation.addSquaredDifference(0, x, 0, mean, count);
    }
    deviation.root(0, 1.0 / size, EPSILON, count);
  }

  private static int size(int samples, int group, int groups) {
    return (samples - group + groups - 1) / groups;
  }

  /**
   * Adds to the gradient of the activations: the mean deviation's derivative with respect to a
   * number x of a group of size G is (x - mean) / (G · deviation · length).
   *
   * @param factors the gradient of each group's mean deviation
   */
  public void addGradient(INDArray activations, double[] factors, INDArray gradient) {
    NativeNumbers source = NativeNumbers.source(activations);
    NativeNumbers destination = NativeNumbers.destination(gradient);
    int samples = Math.toIntExact(activations.length() / length);
    int groups = factors.length;
    for (int group = 0; group < groups; group++) {
      double factor = factors[group] / size(samples, group, groups) / length;
      for (int from = 0; from < length; from += block) {
        int count = Math.min(block, length - from);
        statistics(source, samples, group, groups, from, count);
        for (int sample = group; sample < samples; sample += groups) {
          int at = sample * length + from;
          x.read(source, at, 0, count);
          x.standardized(0, factor, x, 0, mean, deviation, count);
          sum.read(destination, at, 0, count);
          sum.addScaled(0, 1, x, 0, count);
          sum.write(destination, at, 0, count);
        }
      }
    }
  }
}

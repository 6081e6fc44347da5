package org.gan4j.nn.layers;

import java.util.List;
import org.gan4j.api.component.Require;
import org.gan4j.api.network.Parameters.Role;

/**
 * One parameter of a layer.
 *
 * @param key unique within the layer, such as {@code weights}
 * @param role what it is for
 * @param shape its natural shape
 * @param fanIn how many inputs one output of the layer depends on, for initialization
 * @param fanOut how many outputs one input of the layer affects, for initialization
 * @param initialValue what it is before a weight initialization is applied, and stays if none is
 * @param gain the factor of weights after an initialization has drawn them
 * @param repeats how many neighbours along the last dimension have equal values at first: those
 *     that were drawn for the first of them
 */
public record ParameterSpec(
    String key,
    Role role,
    List<Long> shape,
    long fanIn,
    long fanOut,
    double initialValue,
    double gain,
    int repeats) {
  /** Checks and copies. */
  public ParameterSpec {
    shape = List.copyOf(shape);
    Require.atLeast("repeats", repeats, 1);
  }

  /** A parameter whose values are all drawn. */
  public ParameterSpec(
      String key,
      Role role,
      List<Long> shape,
      long fanIn,
      long fanOut,
      double initialValue,
      double gain) {
    this(key, role, shape, fanIn, fanOut, initialValue, gain, 1);
  }

  /** A parameter with a gain of 1. */
  public ParameterSpec(
      String key, Role role, List<Long> shape, long fanIn, long fanOut, double initialValue) {
    this(key, role, shape, fanIn, fanOut, initialValue, 1);
  }

  /** Weights that an initialization draws. */
  public static ParameterSpec weights(String key, long fanIn, long fanOut, Long... shape) {
    return new ParameterSpec(key, Role.WEIGHT, List.of(shape), fanIn, fanOut, 0);
  }

  /** A bias, one number for each of {@code length} outputs. */
  public static ParameterSpec bias(String key, long fanIn, long length) {
    return new ParameterSpec(key, Role.BIAS, List.of(length), fanIn, length, 0);
  }

  /** A vector that starts with equal numbers. */
  public static ParameterSpec vector(String key, Role role, long length, double initialValue) {
    return new ParameterSpec(key, role, List.of(length), length, length, initialValue);
  }

  /** The same with something before its key. */
  ParameterSpec withPrefix(String prefix) {
    return new ParameterSpec(prefix + key, role, shape, fanIn, fanOut, initialValue, gain, repeats);
  }

  /** The same with equal neighbours at first. */
  ParameterSpec repeating(int count) {
    return new ParameterSpec(key, role, shape, fanIn, fanOut, initialValue, gain, count);
  }

  /** The same with its gain multiplied by a factor. */
  ParameterSpec times(double factor) {
    return new ParameterSpec(key, role, shape, fanIn, fanOut, initialValue, gain * factor, repeats);
  }

  /** The number of values. */
  public long length() {
    return shape.stream().reduce(1L, Math::multiplyExact);
  }

  /** The shape as ND4J takes it. */
  public long[] dimensions() {
    return shape.stream().mapToLong(Long::longValue).toArray();
  }
}

package org.gan4j.evaluation.features;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.gan4j.api.RandomKey;
import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.api.io.Sha256;
import org.gan4j.nn.LayeredNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A feature network as data: its architecture, and the values of its parameters, running statistics
 * included. Immutable.
 */
@ThreadSafe
final class LearnedNetwork {
  private final String type;
  private final Architecture architecture;
  private final List<String> classes;
  private final double accuracy;
  private final float[] values;

  /**
   * A network.
   *
   * @param type of the features
   * @param classes that it tells apart; empty if it is no classifier of the samples
   * @param accuracy share of held-out samples that it recognizes; NaN if there were none
   * @param values of all parameters, which are not copied
   */
  LearnedNetwork(
      String type,
      Architecture architecture,
      List<String> classes,
      double accuracy,
      float... values) {
    this.type = type;
    this.architecture = architecture;
    this.classes = List.copyOf(classes);
    this.accuracy = accuracy;
    this.values = values;
  }

  /** The present state of a network that is being trained. */
  static LearnedNetwork of(
      String type,
      Architecture architecture,
      List<String> classes,
      double accuracy,
      LayeredNetwork network) {
    return new LearnedNetwork(
        type, architecture, classes, accuracy, network.parameters().values().toFloatVector());
  }

  /** The same under the name of another type. */
  LearnedNetwork as(String other) {
    return new LearnedNetwork(other, architecture, classes, accuracy, values);
  }

  String type() {
    return type;
  }

  Architecture architecture() {
    return architecture;
  }

  List<String> classes() {
    return classes;
  }

  double accuracy() {
    return accuracy;
  }

  /** How many parameters there are. */
  int size() {
    return values.length;
  }

  /** The parameters as float32 in little-endian order. */
  ByteBuffer parameters() {
    ByteBuffer bytes =
        ByteBuffer.allocate(Math.multiplyExact(values.length, Float.BYTES))
            .order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    return bytes;
  }

  /** The type, and the hash of architecture and parameters. */
  String identity() {
    return type
        + " sha256:"
        + new Sha256().add(architecture + " " + classes).add(parameters()).hex();
  }

  /**
   * Its first layers, with their values: {@link Architecture#maps}.
   *
   * @param halvings from 1 to those of the architecture
   */
  LayeredNetwork maps(int halvings) {
    LayeredNetwork network = architecture.maps(halvings);
    INDArray destination = network.parameters().values();
    float[] first = Arrays.copyOf(values, Math.toIntExact(destination.length()));
    try (INDArray source = Nd4j.createFromArray(first)) {
      destination.assign(source);
    }
    return network;
  }

  /**
   * The network with these values.
   *
   * @throws IllegalArgumentException if the architecture has another number of parameters
   */
  LayeredNetwork build() {
    LayeredNetwork network = architecture.build(RandomKey.ofSeed(0));
    INDArray destination = network.parameters().values();
    if (destination.length() != values.length) {
      network.close();
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%,d parameters, where the architecture has %,d",
              values.length,
              destination.length()));
    }
    try (INDArray source = Nd4j.createFromArray(values)) {
      destination.assign(source);
    }
    return network;
  }
}

package org.gan4j.evaluation.features;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.gan4j.api.GanException;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.nn.LayeredNetwork;
import org.gan4j.nn.NetworkDefinition;
import org.gan4j.nn.layers.BatchNorm;
import org.gan4j.nn.layers.Convolution;
import org.gan4j.nn.layers.Dense;
import org.gan4j.nn.layers.Elementwise;
import org.gan4j.nn.layers.FastLayer;
import org.gan4j.nn.layers.Initialization;
import org.gan4j.nn.layers.Reshape;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * A convolutional network for images of any size: strided convolutions halve the image, rounding
 * up, until no side is longer than 4; a dense layer makes the features of what is left. Batch
 * normalization follows every layer before the head, so that a feature has unit scale before it is
 * rectified.
 *
 * @param image the shape of a sample
 * @param width number of features
 * @param outputs of the head on the rectified features; 0 for no head, and features that are not
 *     rectified
 */
record Architecture(SampleShape image, int width, int outputs) {
  /** Changes whenever the same settings make another network, or train it otherwise. */
  static final String VERSION = "features 1";

  static final int SHORTEST = 8;
  private static final int LEFT = 4;
  private static final int FIRST_FILTERS = 16;
  private static final int MOST_FILTERS = 128;

  /**
   * For images whose sides are long enough.
   *
   * @param features what is asked for, for the error
   * @throws GanException of kind USAGE for vectors and small images
   */
  static Architecture of(String features, SampleShape image, int width, int outputs) {
    if (!image.isImage() || Math.min(image.height(), image.width()) < SHORTEST) {
      throw Refusal.of(
          String.format(
              Locale.ROOT,
              "%s features are of images of %d×%d pixels or more, not of %s",
              features,
              SHORTEST,
              SHORTEST,
              image),
          "choose \"pixels\" or \"automatic\"");
    }
    return new Architecture(image, width, outputs);
  }

  /** How often the image is halved. */
  int halvings() {
    int count = 0;
    for (int side = Math.max(image.height(), image.width()); side > LEFT; side = half(side)) {
      count++;
    }
    return count;
  }

  /** The shape of the image that the dense layer sees. */
  SampleShape smallest() {
    int height = image.height();
    int width = image.width();
    for (int i = 0; i < halvings(); i++) {
      height = half(height);
      width = half(width);
    }
    return SampleShape.image(filters(halvings() - 1), height, width);
  }

  private static int half(int side) {
    return (side + 1) / 2;
  }

  private static int filters(int halving) {
    return Math.min(MOST_FILTERS, FIRST_FILTERS << Math.min(halving, 8));
  }

  /** The layers, without values. */
  NetworkDefinition definition() {
    List<FastLayer> layers = new ArrayList<>();
    for (int i = 0; i < halvings(); i++) {
      addHalving(layers, i);
    }
    layers.add(Reshape.flatten());
    layers.add(new Dense(width, false));
    layers.add(new BatchNorm());
    if (outputs > 0) {
      layers.add(Elementwise.relu());
      layers.add(new Dense(outputs));
    }
    return NetworkDefinition.of(layers).withInitialization(new Initialization.He());
  }

  /**
   * The first layers, down to normalized maps that are halved so often, before they are rectified.
   * Their parameters are the first ones of the whole network.
   *
   * @param count from 1 to {@link #halvings()}
   */
  LayeredNetwork maps(int count) {
    List<FastLayer> layers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      addHalving(layers, i);
    }
    layers.remove(layers.size() - 1);
    return network(NetworkDefinition.of(layers), RandomKey.ofSeed(0));
  }

  private void addHalving(List<FastLayer> layers, int number) {
    int kernel = number == 0 ? 5 : 3;
    layers.add(new Convolution(filters(number), kernel, 2, kernel / 2, false));
    layers.add(new BatchNorm());
    layers.add(Elementwise.relu());
  }

  /** A network with random parameters. */
  LayeredNetwork build(RandomKey key) {
    return network(definition(), key);
  }

  private LayeredNetwork network(NetworkDefinition layers, RandomKey key) {
    return new LayeredNetwork(
        new LayeredNetwork.Interface("feature network", image, null, null, DataType.FLOAT),
        layers,
        key);
  }
}

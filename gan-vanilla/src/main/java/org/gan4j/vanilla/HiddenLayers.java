package org.gan4j.vanilla;

import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.gan4j.api.component.Require;
import org.gan4j.nn.layers.BatchNorm;
import org.gan4j.nn.layers.ConditionConcatenation;
import org.gan4j.nn.layers.Dense;
import org.gan4j.nn.layers.Dropout;
import org.gan4j.nn.layers.Maxout;
import org.gan4j.nn.layers.Reshape;

/** Everything before the last linear map, which is the same in both players. */
record HiddenLayers(
    List<Integer> sizes,
    HiddenActivation activation,
    double negativeSlope,
    int maxoutPieces,
    Normalization normalization,
    boolean normalizeFirst,
    double inputDropout,
    double hiddenDropout) {

  /** Far deeper than such a network learns; building takes time with each layer. */
  private static final int MOST = 256;

  /** Checks and copies the sizes. */
  static List<Integer> checked(List<Integer> sizes) {
    Require.that(
        sizes.size() <= MOST, "hidden has at most " + MOST + " layers, not " + sizes.size());
    Require.that(
        sizes.stream().allMatch(size -> size >= 1), "hidden sizes must be at least 1: " + sizes);
    return List.copyOf(sizes);
  }

  /**
   * For inputs of any shape; the outputs are vectors.
   *
   * @param condition length of the condition that is appended after every layer; 0 for none
   */
  List<Layer> layers(int condition) {
    List<Layer> layers = new ArrayList<>();
    layers.add(Reshape.flatten());
    addDropout(layers, inputDropout);
    for (int index = 0; index < sizes.size(); index++) {
      addHidden(layers, index);
      addDropout(layers, hiddenDropout);
      if (condition > 0) {
        layers.add(new ConditionConcatenation(condition));
      }
    }
    return layers;
  }

  private void addHidden(List<Layer> layers, int index) {
    boolean maxout = activation == HiddenActivation.MAXOUT;
    int size = sizes.get(index);
    layers.add(maxout ? new Maxout(size, maxoutPieces) : new Dense(size));
    boolean normalized = normalization == Normalization.BATCH && (index > 0 || normalizeFirst);
    if (normalized) {
      layers.addAll(activation.normalized(new BatchNorm(), negativeSlope));
    } else if (!maxout) {
      layers.add(activation.layer(negativeSlope));
    }
  }

  private static void addDropout(List<Layer> layers, double dropout) {
    if (dropout > 0) {
      layers.add(new Dropout(1 - dropout));
    }
  }
}

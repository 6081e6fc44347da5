package org.gan4j.nn;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.gan4j.nn.layers.FastLayer;
import org.jspecify.annotations.Nullable;

/**
 * The layers of a definition, where layers that {@link FastLayer#fusedWith fuse} are one.
 *
 * @param preprocessors by the index among these layers
 */
record FusedLayers(List<Layer> layers, Map<Integer, InputPreProcessor> preprocessors) {

  FusedLayers {
    layers = List.copyOf(layers);
    preprocessors = Map.copyOf(preprocessors);
  }

  static FusedLayers of(NetworkDefinition definition) {
    List<Layer> layers = new ArrayList<>();
    Map<Integer, InputPreProcessor> preprocessors = new HashMap<>();
    for (int i = 0; i < definition.layers().size(); i++) {
      Layer layer = definition.layers().get(i);
      InputPreProcessor preprocessor = definition.preprocessors().get(i);
      int last = layers.size() - 1;
      Layer both = last < 0 || preprocessor != null ? null : fused(layers.get(last), layer);
      if (both != null) {
        layers.set(last, both);
        continue;
      }
      if (preprocessor != null) {
        preprocessors.put(layers.size(), preprocessor);
      }
      layers.add(layer);
    }
    return new FusedLayers(layers, preprocessors);
  }

  private static @Nullable Layer fused(Layer layer, Layer next) {
    return layer instanceof FastLayer first && next instanceof FastLayer second
        ? first.fusedWith(second).orElse(null)
        : null;
  }
}

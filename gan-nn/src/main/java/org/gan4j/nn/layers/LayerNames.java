package org.gan4j.nn.layers;

import java.util.Locale;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.gan4j.api.concurrent.ThreadSafe;

/** The names of layers, as used in the names of their parameters. */
@ThreadSafe
public final class LayerNames {
  private LayerNames() {}

  /**
   * The place of a layer and its class, such as {@code 3-transposed-convolution}.
   *
   * @param index the place among the layers of its network or block
   */
  public static String of(int index, Layer layer) {
    String type = layer.getClass().getSimpleName();
    return index + "-" + type.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
  }
}

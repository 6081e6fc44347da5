package org.gan4j.vanilla;

import java.util.List;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.gan4j.nn.layers.ActivationFunction;
import org.gan4j.nn.layers.Elementwise;

/** The range of pixels in a discriminator's input; samples have [-1, 1]. */
public enum InputRange {
  /** Just these: black is -1. */
  SIGNED,
  /** Numbers in [0, 1]: black is 0, and so are dropped inputs. */
  UNIT;

  List<Layer> layers() {
    return this == UNIT ? List.of(Elementwise.of(ActivationFunction.UNIT_INTERVAL)) : List.of();
  }
}

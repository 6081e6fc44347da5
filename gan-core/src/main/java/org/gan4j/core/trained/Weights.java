package org.gan4j.core.trained;

import java.util.List;

/** The parameters to use of a generator with a moving average. */
public enum Weights {
  /** The average, if there is one. */
  AVERAGED,
  /** The parameters that the optimizer updated. */
  RAW;

  /** What to change in an experiment so that it has no others. */
  List<String> overrides() {
    return this == RAW ? List.of("averaging=null") : List.of();
  }
}

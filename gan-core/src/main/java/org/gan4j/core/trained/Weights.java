package org.gan4j.core.trained;

import java.util.List;

/** Which parameters of a generator that was averaged to take. */
public enum Weights {
  /** The average, if there is one. */
  AVERAGED,
  /** Those that were learning. */
  RAW;

  /** What to change in an experiment so that it has no others. */
  List<String> overrides() {
    return this == RAW ? List.of("averaging=null") : List.of();
  }
}

package org.gan4j.datasets.idx;

import java.util.List;

/** Provides {@code mnist}: the whole database of handwritten digits. */
public final class MnistProvider extends FetchedIdxProvider {
  static final List<String> DIGITS = List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");

  /** The constructor that {@link java.util.ServiceLoader} calls. */
  public MnistProvider() {
    super(
        "mnist",
        "handwritten digits, 1×28×28, 60,000 to train and 10,000 to test (LeCun et al. 1998)",
        DIGITS);
  }
}

package org.gan4j.datasets.idx;

import java.util.List;

/** Provides {@code fashion-mnist}: pictures of clothes in MNIST's format. */
public final class FashionMnistProvider extends FetchedIdxProvider {

  /** The constructor that {@link java.util.ServiceLoader} calls. */
  public FashionMnistProvider() {
    super(
        "fashion-mnist",
        "pictures of clothes, 1×28×28, 60,000 to train and 10,000 to test (Xiao et al. 2017)",
        List.of(
            "T-shirt/top",
            "Trouser",
            "Pullover",
            "Dress",
            "Coat",
            "Sandal",
            "Shirt",
            "Sneaker",
            "Bag",
            "Ankle boot"));
  }
}

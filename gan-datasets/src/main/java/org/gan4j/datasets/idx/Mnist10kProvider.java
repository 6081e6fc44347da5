package org.gan4j.datasets.idx;

import java.io.InputStream;
import java.util.Objects;
import org.gan4j.api.component.NamedProvider;
import org.gan4j.api.data.Dataset;
import org.gan4j.api.data.DatasetContext;
import org.gan4j.api.data.DatasetProvider;

/** Provides {@code mnist-10k}: digits that come with this module, so that no download is needed. */
public final class Mnist10kProvider extends NamedProvider<Mnist10kConfiguration>
    implements DatasetProvider<Mnist10kConfiguration> {

  /** The constructor that {@link java.util.ServiceLoader} calls. */
  public Mnist10kProvider() {
    super(
        "mnist-10k",
        Mnist10kConfiguration.class,
        "the first 10,000 training digits of MNIST, 1×28×28, built in (LeCun et al. 1998)");
  }

  @Override
  public Dataset create(Mnist10kConfiguration configuration, DatasetContext context) {
    try (IdxReader images = open("mnist-10k-images-idx3-ubyte.gz");
        IdxReader labels = open("mnist-10k-labels-idx1-ubyte.gz")) {
      return IdxLoader.load(
          images, labels, Layout.AUTO, MnistProvider.DIGITS, configuration.limit());
    }
  }

  private static IdxReader open(String name) {
    InputStream resource =
        Objects.requireNonNull(Mnist10kProvider.class.getResourceAsStream(name), name);
    return IdxReader.open(resource, name, Integer.MAX_VALUE);
  }
}

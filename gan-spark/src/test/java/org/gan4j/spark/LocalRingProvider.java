package org.gan4j.spark;

import org.gan4j.api.component.NamedProvider;
import org.gan4j.api.data.Dataset;
import org.gan4j.api.data.DatasetContext;
import org.gan4j.api.data.DatasetProvider;
import org.gan4j.datasets.mixtures.RingConfiguration;
import org.gan4j.datasets.mixtures.RingProvider;

/** Provides {@code local-ring}: a ring with as many samples as a variable of its machine says. */
public final class LocalRingProvider extends NamedProvider<LocalRingProvider.Configuration>
    implements DatasetProvider<LocalRingProvider.Configuration> {
  static final String SIZE = "GAN_TEST_RING_SIZE";

  /** No settings. */
  public record Configuration() {}

  /** The constructor that {@link java.util.ServiceLoader} calls. */
  public LocalRingProvider() {
    super("local-ring", Configuration.class, "a ring that differs between machines");
  }

  @Override
  public Dataset create(Configuration configuration, DatasetContext context) {
    int size = Integer.parseInt(System.getenv().getOrDefault(SIZE, "400"));
    return new RingProvider().create(new RingConfiguration(8, 2, 0.02, size), context);
  }
}

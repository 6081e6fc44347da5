package org.gan4j.datasets.mixtures;

import java.util.List;
import java.util.stream.IntStream;
import org.gan4j.api.component.NamedProvider;
import org.gan4j.api.data.Dataset;
import org.gan4j.api.data.DatasetContext;
import org.gan4j.api.data.DatasetProvider;
import org.gan4j.api.data.GaussianMixture;

/**
 * Provides {@code ring}: Gaussians with their centres evenly on a circle around the origin, the
 * first at angle 0 (Metz et al., "Unrolled generative adversarial networks", ICLR 2017).
 */
public final class RingProvider extends NamedProvider<RingConfiguration>
    implements DatasetProvider<RingConfiguration> {

  /** The constructor that {@link java.util.ServiceLoader} calls. */
  public RingProvider() {
    super(
        "ring",
        RingConfiguration.class,
        "points in the plane: Gaussians on a ring, to see mode collapse (Metz et al. 2017)");
  }

  @Override
  public Dataset create(RingConfiguration configuration, DatasetContext context) {
    List<List<Double>> modes =
        IntStream.range(0, configuration.modes())
            .mapToObj(i -> pointAt(2 * Math.PI * i / configuration.modes(), configuration.radius()))
            .toList();
    GaussianMixture density = new GaussianMixture(modes, configuration.standardDeviation());
    return new MixtureDataset(density, configuration.size(), context.key());
  }

  private static List<Double> pointAt(double angle, double radius) {
    return List.of(radius * StrictMath.cos(angle), radius * StrictMath.sin(angle));
  }
}

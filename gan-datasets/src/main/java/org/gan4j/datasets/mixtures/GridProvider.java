package org.gan4j.datasets.mixtures;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.gan4j.api.component.NamedProvider;
import org.gan4j.api.data.Dataset;
import org.gan4j.api.data.DatasetContext;
import org.gan4j.api.data.DatasetProvider;
import org.gan4j.api.data.GaussianMixture;

/**
 * Provides {@code grid}: Gaussians on a square grid around the origin, row by row from the lower
 * left (the benchmark of Lin et al., "PacGAN", NeurIPS 2018).
 */
public final class GridProvider extends NamedProvider<GridConfiguration>
    implements DatasetProvider<GridConfiguration> {

  /** The constructor that {@link java.util.ServiceLoader} calls. */
  public GridProvider() {
    super(
        "grid",
        GridConfiguration.class,
        "points in the plane: Gaussians on a grid, to see mode collapse (Lin et al. 2018)");
  }

  @Override
  public Dataset create(GridConfiguration configuration, DatasetContext context) {
    int side = configuration.side();
    double spacing = configuration.spacing();
    double first = -spacing * (side - 1) / 2;
    double[] ticks = IntStream.range(0, side).mapToDouble(i -> first + spacing * i).toArray();
    List<List<Double>> modes =
        Arrays.stream(ticks)
            .boxed()
            .flatMap(y -> Arrays.stream(ticks).mapToObj(x -> List.of(x, y)))
            .toList();
    GaussianMixture density = new GaussianMixture(modes, configuration.standardDeviation());
    return new MixtureDataset(density, configuration.size(), context.key());
  }
}

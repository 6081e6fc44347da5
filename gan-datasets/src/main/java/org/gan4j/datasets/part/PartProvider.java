package org.gan4j.datasets.part;

import java.util.Locale;
import java.util.stream.IntStream;
import org.gan4j.api.GanException;
import org.gan4j.api.component.ConfiguredProvider;
import org.gan4j.api.component.NamedProvider;
import org.gan4j.api.data.Dataset;
import org.gan4j.api.data.DatasetContext;
import org.gan4j.api.data.DatasetPart;
import org.gan4j.api.data.DatasetProvider;

/**
 * Provides {@code part}: one of n samples, or the others. The parts are disjoint, so one may be
 * trained with and the other held out, or each may be a domain of its own.
 */
public final class PartProvider extends NamedProvider<PartConfiguration>
    implements DatasetProvider<PartConfiguration> {

  /** The constructor that {@link java.util.ServiceLoader} calls. */
  public PartProvider() {
    super(
        "part",
        PartConfiguration.class,
        "every n-th sample of a dataset, or all others: disjoint parts");
  }

  @Override
  public Dataset create(PartConfiguration configuration, DatasetContext context) {
    Dataset whole = ConfiguredProvider.create(configuration.of(), context);
    int n = configuration.every();
    boolean one = configuration.chosen() == Chosen.EVERY;
    int[] chosen =
        IntStream.range(0, whole.size()).filter(index -> (index % n == 0) == one).toArray();
    if (chosen.length == 0) {
      whole.close();
      throw GanException.usage(
          String.format(
              Locale.ROOT, "a dataset of %d sample has no others than its first", whole.size()),
          "dataset.of",
          "choose a dataset with more samples");
    }
    return DatasetPart.owning(whole, chosen);
  }
}

package org.gan4j.datasets.derived;

import org.gan4j.api.component.NamedProvider;
import org.gan4j.api.data.Dataset;
import org.gan4j.api.data.DatasetContext;
import org.gan4j.api.data.DatasetProvider;

/** Provides {@code filtered}. */
public final class FilteredProvider extends NamedProvider<FilteredConfiguration>
    implements DatasetProvider<FilteredConfiguration> {

  /** The constructor that {@link java.util.ServiceLoader} calls. */
  public FilteredProvider() {
    super(
        "filtered",
        FilteredConfiguration.class,
        "what a filter makes of pictures: edges, grey, bolder or thinner strokes");
  }

  @Override
  public Dataset create(FilteredConfiguration configuration, DatasetContext context) {
    return WrappedPictures.open(
        type(),
        configuration.of(),
        context,
        pictures -> new FilteredDataset(pictures, configuration.filter()));
  }
}

package org.gan4j.datasets.derived;

import org.gan4j.api.component.NamedProvider;
import org.gan4j.api.data.Dataset;
import org.gan4j.api.data.DatasetContext;
import org.gan4j.api.data.DatasetProvider;

/** Provides {@code derived}. */
public final class DerivedProvider extends NamedProvider<DerivedConfiguration>
    implements DatasetProvider<DerivedConfiguration> {

  /** The constructor that {@link java.util.ServiceLoader} calls. */
  public DerivedProvider() {
    super(
        "derived",
        DerivedConfiguration.class,
        "pictures with their edges, grey, low-resolution or masked form as inputs, made on the fly");
  }

  @Override
  public Dataset create(DerivedConfiguration configuration, DatasetContext context) {
    return WrappedPictures.open(
        type(),
        configuration.of(),
        context,
        pictures -> new DerivedDataset(pictures, configuration.input()));
  }
}

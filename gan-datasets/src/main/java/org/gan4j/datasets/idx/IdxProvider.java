package org.gan4j.datasets.idx;

import java.nio.file.Path;
import org.gan4j.api.component.NamedProvider;
import org.gan4j.api.data.Dataset;
import org.gan4j.api.data.DatasetContext;
import org.gan4j.api.data.DatasetProvider;
import org.gan4j.api.io.PathText;
import org.jspecify.annotations.Nullable;

/** Provides {@code idx}: samples from any IDX file. */
public final class IdxProvider extends NamedProvider<IdxConfiguration>
    implements DatasetProvider<IdxConfiguration> {

  /** The constructor that {@link java.util.ServiceLoader} calls. */
  public IdxProvider() {
    super("idx", IdxConfiguration.class, "images or vectors from an IDX file, the format of MNIST");
  }

  /** Loads the files, since only that shows whether they are complete. */
  @Override
  public Dataset create(IdxConfiguration configuration, DatasetContext context) {
    Path folder = context.workingDirectory();
    try (IdxReader images =
            IdxReader.open(PathText.resolve(folder, configuration.images(), "dataset.images"));
        IdxReader labels = openLabels(folder, configuration.labels())) {
      return IdxLoader.load(
          images, labels, configuration.layout(), configuration.classes(), configuration.limit());
    }
  }

  private static @Nullable IdxReader openLabels(Path folder, @Nullable String labels) {
    return labels == null
        ? null
        : IdxReader.open(PathText.resolve(folder, labels, "dataset.labels"));
  }
}

package org.gan4j.datasets.idx;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.gan4j.api.ErrorCode;
import org.gan4j.api.GanException;
import org.gan4j.api.component.NamedProvider;
import org.gan4j.api.data.Dataset;
import org.gan4j.api.data.DatasetContext;
import org.gan4j.api.data.DatasetProvider;
import org.gan4j.api.io.PathText;
import org.gan4j.datasets.download.DatasetCatalog;

/** A dataset of four IDX files with the official names of MNIST. */
abstract class FetchedIdxProvider extends NamedProvider<MnistConfiguration>
    implements DatasetProvider<MnistConfiguration> {
  private final List<String> classes;

  FetchedIdxProvider(String type, String description, List<String> classes) {
    super(type, MnistConfiguration.class, description);
    this.classes = classes;
  }

  /** Loads the files, since only that shows whether they are complete. */
  @Override
  public final Dataset create(MnistConfiguration configuration, DatasetContext context) {
    Split split = configuration.split();
    Path folder = folder(configuration, context);
    try (IdxReader images = IdxReader.open(file(folder, split.images()));
        IdxReader labels = IdxReader.open(file(folder, split.labels()))) {
      return IdxLoader.load(images, labels, Layout.AUTO, classes, configuration.limit());
    }
  }

  private Path folder(MnistConfiguration configuration, DatasetContext context) {
    String path = configuration.path();
    if (path != null) {
      return PathText.resolve(context.workingDirectory(), path, "dataset.path");
    }
    return DatasetCatalog.folder(context.cacheDirectory(), type());
  }

  private Path file(Path folder, String name) {
    String dotted = name.replace("-idx", ".idx"); // as some programs unpack them
    for (String candidate : List.of(name + ".gz", name, dotted + ".gz", dotted)) {
      if (Files.exists(folder.resolve(candidate))) {
        return folder.resolve(candidate);
      }
    }
    throw GanException.usage(
            "the file %s.gz of %s is not on this computer".formatted(name, type()),
            folder.toString(),
            "fetch \"%s\" with a DatasetFetcher, or set \"path\" to the folder that has it"
                .formatted(type()))
        .withCode(ErrorCode.DATA_MISSING, type());
  }
}

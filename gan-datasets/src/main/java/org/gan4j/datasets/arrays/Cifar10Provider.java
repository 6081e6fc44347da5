package org.gan4j.datasets.arrays;

import java.nio.file.Path;
import java.util.List;
import org.gan4j.api.component.NamedProvider;
import org.gan4j.api.data.Dataset;
import org.gan4j.api.data.DatasetContext;
import org.gan4j.api.data.DatasetProvider;
import org.gan4j.api.io.PathText;

/** Provides {@code cifar-10}, from files of its binary version. */
public final class Cifar10Provider extends NamedProvider<Cifar10Configuration>
    implements DatasetProvider<Cifar10Configuration> {
  private static final List<String> CLASSES =
      List.of(
          "airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck");

  /** The constructor that {@link java.util.ServiceLoader} calls. */
  public Cifar10Provider() {
    super(
        "cifar-10",
        Cifar10Configuration.class,
        "32×32 colour images of ten classes, from files of the binary version (Krizhevsky 2009)");
  }

  /** Passes over the images once, since only that shows whether labels and files fit. */
  @Override
  public Dataset create(Cifar10Configuration configuration, DatasetContext context) {
    List<String> names =
        configuration.split() == CifarSplit.TEST
            ? List.of("test_batch.bin")
            : List.of(
                "data_batch_1.bin",
                "data_batch_2.bin",
                "data_batch_3.bin",
                "data_batch_4.bin",
                "data_batch_5.bin");
    Path place = PathText.resolve(context.workingDirectory(), configuration.path(), "dataset.path");
    List<Path> files = CifarFiles.find(place, "cifar-10-batches-bin", names, type());
    return new CifarDataset(
        new CifarFiles(files, 1),
        CifarFiles.names(files.get(0), "batches.meta.txt", CLASSES),
        0,
        1,
        configuration.flip(),
        configuration.limit());
  }
}

package org.gan4j.datasets.arrays;

import java.nio.file.Path;
import java.util.List;
import org.gan4j.api.component.NamedProvider;
import org.gan4j.api.data.Dataset;
import org.gan4j.api.data.DatasetContext;
import org.gan4j.api.data.DatasetProvider;
import org.gan4j.api.io.PathText;

/** Provides {@code cifar-100}, from files of its binary version. */
public final class Cifar100Provider extends NamedProvider<Cifar100Configuration>
    implements DatasetProvider<Cifar100Configuration> {

  /** The constructor that {@link java.util.ServiceLoader} calls. */
  public Cifar100Provider() {
    super(
        "cifar-100",
        Cifar100Configuration.class,
        "32×32 colour images of 100 classes in 20 groups, from files of the binary version"
            + " (Krizhevsky 2009)");
  }

  /** Passes over the images once, since only that shows whether labels and files fit. */
  @Override
  public Dataset create(Cifar100Configuration configuration, DatasetContext context) {
    String name = configuration.split() == CifarSplit.TEST ? "test.bin" : "train.bin";
    Path place = PathText.resolve(context.workingDirectory(), configuration.path(), "dataset.path");
    List<Path> files = CifarFiles.find(place, "cifar-100-binary", List.of(name), type());
    boolean fine = configuration.labels() == Cifar100Labels.FINE;
    return new CifarDataset(
        new CifarFiles(files, 2),
        CifarFiles.names(
            files.get(0),
            fine ? "fine_label_names.txt" : "coarse_label_names.txt",
            CifarFiles.numbered(fine ? 100 : 20)),
        fine ? 1 : 0,
        2,
        configuration.flip(),
        configuration.limit());
  }
}

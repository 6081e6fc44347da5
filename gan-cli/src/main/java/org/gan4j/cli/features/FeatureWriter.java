package org.gan4j.cli.features;

import java.nio.file.Path;
import java.util.List;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.gan4j.api.data.Dataset;
import org.gan4j.cli.progress.CountDisplay;
import org.gan4j.core.trained.TrainedDiscriminator;

/** Takes the features of a dataset and writes them in one format. */
@NotThreadSafe
public interface FeatureWriter {
  /**
   * Computes and writes features.
   *
   * @param dataset all samples are used, in their order
   * @param display receives the number of written samples
   * @return the files
   * @throws org.gan4j.api.GanException if the dataset does not fit, or nothing can be written
   */
  List<Path> write(TrainedDiscriminator discriminator, Dataset dataset, CountDisplay display);
}

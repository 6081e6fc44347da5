package org.gan4j.cli.features;

import java.nio.file.Path;
import java.util.List;
import org.gan4j.api.data.Dataset;
import org.gan4j.cli.progress.CountDisplay;
import org.gan4j.core.run.TrainedDiscriminator;

/**
 * Takes the features of a dataset and writes them in one format.
 *
 * <p>Not thread-safe.
 */
public interface FeatureWriter {
  /**
   * Takes and writes.
   *
   * @param dataset all of whose samples count, in their order
   * @param display is told how many are written
   * @return the files
   * @throws org.gan4j.api.GanException if the dataset does not fit, or nothing can be written
   */
  List<Path> write(TrainedDiscriminator discriminator, Dataset dataset, CountDisplay display);
}

package org.gan4j.api.training;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.gan4j.api.GanException;
import org.gan4j.api.SampleShape;
import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.api.data.GaussianMixture;
import org.gan4j.api.data.Table;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Writes samples into one file for people to look at: gan-report contains the implementation. The
 * first one on the class path that {@link java.util.ServiceLoader} finds is used, unless an
 * application overrides the binding of {@code Optional<SampleOverview>} in its injector.
 * Implementations are thread-safe.
 */
@ThreadSafe
public interface SampleOverview {

  /**
   * The bytes of the heap that {@link #write} is certain to need, so that too many samples are
   * refused before they are drawn.
   *
   * @param sample the shape of a sample
   * @param count of samples
   * @param columns of a grid of images
   * @return 0 if it is not known
   */
  default long heap(SampleShape sample, int count, int columns) {
    return 0;
  }

  /**
   * Writes all samples into one file.
   *
   * @param samples [count, sample shape]
   * @param columns of a grid of images, at least 1
   * @param truth modes of the data to mark beside points of two features; null if unknown
   * @param file gives the place for an extension such as {@code png} or {@code csv}
   * @return the written file
   * @throws org.gan4j.api.GanException of kind FAILURE if it cannot be written
   */
  Path write(
      INDArray samples, int columns, @Nullable GaussianMixture truth, Function<String, Path> file);

  /**
   * Writes rows of a table into one file, with the names of the columns and values in their units.
   *
   * @param samples [count, {@link Table#length()}]
   * @param file gives the place for an extension such as {@code csv}
   * @return the written file
   * @throws org.gan4j.api.GanException of kind FAILURE if it cannot be written
   */
  default Path write(INDArray samples, Table table, Function<String, Path> file) {
    return write(samples, 1, null, file);
  }

  /**
   * Draws each image as a picture of its own.
   *
   * @param images [count, channels, height, width], in [-1, 1]
   * @throws org.gan4j.api.GanException of kind USAGE if such images cannot be drawn
   */
  default List<BufferedImage> pictures(INDArray images) {
    throw GanException.usage(
        "the installed SampleOverview draws no single pictures",
        getClass().getName(),
        "add gan-report to the class path");
  }
}

package org.gan4j.report.samples;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.gan4j.api.GanException;
import org.gan4j.api.SampleShape;
import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.api.data.GaussianMixture;
import org.gan4j.api.io.AtomicFile;
import org.gan4j.api.io.FileProblem;
import org.gan4j.api.network.MemoryBudget;
import org.gan4j.api.training.SampleOverview;
import org.gan4j.images.output.ImageGrid;
import org.gan4j.images.output.PngFile;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Writes samples for people to look at: images as a grid, points of two features as a scatter plot,
 * other vectors, and images of a number of channels that no picture has, as CSV.
 */
@ThreadSafe
public final class SampleFiles implements SampleOverview {

  /** The constructor that {@link java.util.ServiceLoader} calls. */
  public SampleFiles() {}

  @Override
  public long heap(SampleShape sample, int count, int columns) {
    return sample.isImage() && ImageGrid.isDrawable(sample.channels())
        ? ImageGrid.heap(sample, count, columns)
        : MemoryBudget.times(count, sample.length(), Float.BYTES);
  }

  @Override
  public Path write(
      INDArray samples, int columns, @Nullable GaussianMixture truth, Function<String, Path> file) {
    Optional<BufferedImage> picture = draw(samples, columns, truth);
    if (picture.isPresent()) {
      Path png = file.apply("png");
      PngFile.write(picture.get(), png);
      return png;
    }
    Path csv = file.apply("csv");
    writeCsv(samples.reshape('c', samples.size(0), samples.length() / samples.size(0)), csv);
    return csv;
  }

  /**
   * Draws samples.
   *
   * @param samples [count, sample shape]
   * @param columns of a grid of images, at least 1
   * @param truth modes of the data to mark beside points of two features; null if unknown
   * @return empty if such samples are no pictures
   */
  public static Optional<BufferedImage> draw(
      INDArray samples, int columns, @Nullable GaussianMixture truth) {
    if (samples.rank() == 4 && ImageGrid.isDrawable((int) samples.size(1))) {
      return Optional.of(ImageGrid.draw(samples, columns));
    }
    return samples.rank() == 2 && samples.size(1) == 2
        ? Optional.of(ScatterPlot.draw(samples, truth))
        : Optional.empty();
  }

  private static void writeCsv(INDArray vectors, Path file) {
    try {
      AtomicFile.write(
          file,
          unfinished -> {
            try (Writer writer = Files.newBufferedWriter(unfinished)) {
              appendCsv(vectors, writer);
            }
          });
    } catch (IOException e) {
      throw GanException.failure(
          "the samples cannot be written: " + FileProblem.reason(e),
          file.toString(),
          "free some space or choose another place",
          e);
    }
  }

  /**
   * Appends one line a vector, numbers separated by commas.
   *
   * @param vectors [count, features]
   */
  public static void appendCsv(INDArray vectors, Appendable out) throws IOException {
    for (float[] vector : vectors.toFloatMatrix()) {
      for (int i = 0; i < vector.length; i++) {
        out.append(i == 0 ? "" : ",").append(Float.toString(vector[i]));
      }
      out.append('\n');
    }
  }
}

package org.gan4j.report.samples;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.gan4j.api.GanException;
import org.gan4j.api.SampleShape;
import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.api.data.GaussianMixture;
import org.gan4j.api.data.Table;
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

  /**
   * Draws what {@link #write} writes as a picture.
   *
   * @param samples [count, …]
   * @param columns of a grid
   * @return empty if such samples are written as numbers
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

  /** Whether samples of a shape are drawn, and not written as numbers. */
  public static boolean isDrawable(SampleShape shape) {
    return shape.isImage() ? ImageGrid.isDrawable(shape.channels()) : shape.length() == 2;
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
    INDArray vectors = samples.reshape('c', samples.size(0), samples.length() / samples.size(0));
    writeCsv(csv, writer -> appendCsv(vectors, writer));
    return csv;
  }

  @Override
  public Path write(INDArray samples, Table table, Function<String, Path> file) {
    Path csv = file.apply("csv");
    writeCsv(csv, writer -> new TableRows(table, writer, null).append(samples));
    return csv;
  }

  @Override
  public List<BufferedImage> pictures(INDArray images) {
    if (images.rank() != 4 || !ImageGrid.isDrawable((int) images.size(1))) {
      throw GanException.usage(
          "samples of the shape " + Arrays.toString(images.shape()) + " are no pictures",
          "the samples",
          "pictures have one, three or four channels, height and width");
    }
    return ImageGrid.singles(images);
  }

  private interface Lines {
    void to(Writer writer) throws IOException;
  }

  private static void writeCsv(Path file, Lines lines) {
    try {
      AtomicFile.write(
          file,
          unfinished -> {
            try (Writer writer = Files.newBufferedWriter(unfinished)) {
              lines.to(writer);
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

package org.gan4j.cli.sample;

import java.nio.file.Path;
import org.gan4j.cli.output.Folders;
import org.gan4j.core.trained.TrainedGenerator;
import org.gan4j.images.output.ImageGrid;
import org.gan4j.images.output.PngFile;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Mixed styles as one PNG: the samples that give the fine styles in the first row, those that give
 * the coarse ones in the first column.
 *
 * @param rows samples with coarse styles
 * @param columns samples with fine styles
 * @param from the first place that has the style of a column; null for the middle
 * @param seed the same gives the same picture
 * @param label the class of all samples; null for each class in turn
 */
public record MixturePicture(
    int rows, int columns, @Nullable Integer from, long seed, @Nullable Integer label) {

  /**
   * Mixes and draws.
   *
   * @throws org.gan4j.api.GanException if the generator has no styles, or the file cannot be
   *     written
   */
  public void write(TrainedGenerator generator, Path file) {
    int place = from == null ? generator.stylePlaces() / 2 : from;
    int width = columns + 1;
    generator.requirePicture(Math.multiplyExact(rows + 1, width), width, "--rows or --columns");
    Folders.createFor(file);
    try (INDArray samples = generator.mixtures(rows, columns, place, seed, label)) {
      PngFile.write(ImageGrid.draw(samples, width), file);
    }
  }
}

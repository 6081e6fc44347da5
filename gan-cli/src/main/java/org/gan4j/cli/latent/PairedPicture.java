package org.gan4j.cli.latent;

import java.nio.file.Path;
import org.gan4j.images.output.ImageGrid;
import org.gan4j.images.output.PngFile;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Samples, each with its reconstruction below, or beside it if it is the only one. */
final class PairedPicture {
  private static final int COLUMNS = 16;

  /** Places without a sample have the level of the grid's gaps. */
  private static final float BLANK = 0x60 / 127.5f - 1;

  private PairedPicture() {}

  /**
   * Draws samples.
   *
   * @param samples [count, channels, height, width]
   * @param reconstructions of the same shape
   */
  static void write(INDArray samples, INDArray reconstructions, Path file) {
    int count = Math.toIntExact(samples.size(0));
    if (count == 1) {
      try (INDArray both = Nd4j.concat(0, samples, reconstructions)) {
        PngFile.write(ImageGrid.draw(both, 2), file);
      }
      return;
    }
    int columns = Math.min(count, COLUMNS);
    int rows = (count + columns - 1) / columns;
    long[] shape = samples.shape().clone();
    shape[0] = 2L * rows * columns;
    try (INDArray all = Nd4j.valueArrayOf(shape, BLANK, DataType.FLOAT)) {
      for (int i = 0; i < count; i++) {
        int place = 2 * (i / columns) * columns + i % columns;
        all.slice(place).assign(samples.slice(i));
        all.slice(place + columns).assign(reconstructions.slice(i));
      }
      PngFile.write(ImageGrid.draw(all, columns), file);
    }
  }
}

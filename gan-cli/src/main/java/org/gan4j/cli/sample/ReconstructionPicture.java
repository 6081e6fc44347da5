package org.gan4j.cli.sample;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.gan4j.api.GanException;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.data.Dataset;
import org.gan4j.cli.output.Folders;
import org.gan4j.core.sampling.DatasetBatch;
import org.gan4j.core.trained.TrainedGenerator;
import org.gan4j.images.output.ImageGrid;
import org.gan4j.images.output.PngFile;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Samples of the data and their reconstructions as one PNG, the reconstructions in the row below.
 *
 * @param count samples of the data; all if it has fewer
 * @param seed the same gives the same samples
 */
public record ReconstructionPicture(int count, long seed) {
  private static final int COLUMNS = 16;

  /** Places without a sample have the level of the grid's gaps. */
  private static final float BLANK = 0x60 / 127.5f - 1;

  /**
   * Refuses a place where no picture can go, before any work is done.
   *
   * @throws GanException of kind USAGE if it is not the name of a PNG
   */
  public static void check(Path file) {
    if (SampleFormat.of(file) != SampleFormat.PICTURE) {
      throw GanException.usage(
          "reconstructions are drawn as a PNG only", file.toString(), "end --out in .png");
    }
  }

  /**
   * Reconstructs samples and draws them.
   *
   * @throws GanException of kind USAGE if the game reconstructs nothing, the samples are no images,
   *     or those of the dataset have another shape; of kind FAILURE if the file cannot be written
   */
  public void write(TrainedGenerator generator, Dataset dataset, Path file) {
    SampleShape shape = generator.shape();
    if (!shape.isImage()) {
      throw GanException.usage(
          "reconstructions are drawn of images, and samples of this run are vectors of "
              + shape.length()
              + " numbers",
          generator.checkpoint().toString(),
          "use a run whose samples are images; the metric reconstruction-error measures any");
    }
    generator.requireFit(dataset);
    int[] indices = choice(dataset.size());
    int columns = Math.min(indices.length, COLUMNS);
    int rows = (indices.length + columns - 1) / columns;
    generator.requirePicture(Math.multiplyExact(2 * rows, columns), columns, "--count");
    try (INDArray all =
        Nd4j.valueArrayOf(shape.batch(2L * rows * columns), BLANK, DataType.FLOAT)) {
      for (int row = 0; row < rows; row++) {
        int first = row * columns;
        int[] chosen =
            Arrays.copyOfRange(indices, first, Math.min(indices.length, first + columns));
        try (INDArray real = DatasetBatch.read(dataset, chosen, key().split(row)).samples();
            INDArray made = reconstruction(generator, real)) {
          put(all, 2 * first, real);
          put(all, 2 * first + columns, made);
        }
      }
      Folders.createFor(file);
      PngFile.write(ImageGrid.draw(all, columns), file);
    }
  }

  private RandomKey key() {
    return RandomKey.ofSeed(seed).split("reconstruction");
  }

  private int[] choice(int size) {
    int[] indices = IntStream.range(0, size).toArray();
    key().split("choice").shuffle(indices);
    return Arrays.copyOf(indices, Math.min(count, size));
  }

  private static INDArray reconstruction(TrainedGenerator generator, INDArray samples) {
    return generator
        .readout("reconstruction", samples)
        .orElseThrow(
            () ->
                GanException.usage(
                    "the game of this run trains no encoder, and cannot reconstruct samples",
                    generator.checkpoint().toString(),
                    "use a run of a game with an encoder, such as bi-gan"));
  }

  private static void put(INDArray all, int first, INDArray images) {
    all.get(NDArrayIndex.interval(first, first + images.size(0))).assign(images);
  }
}

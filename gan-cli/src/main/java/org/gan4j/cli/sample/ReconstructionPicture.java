package org.gan4j.cli.sample;

import java.nio.file.Path;
import java.util.stream.IntStream;
import org.gan4j.api.GanException;
import org.gan4j.api.RandomKey;
import org.gan4j.api.data.Dataset;
import org.gan4j.cli.output.Folders;
import org.gan4j.core.sampling.DatasetBatch;
import org.gan4j.core.trained.TrainedGenerator;
import org.gan4j.images.output.ImageGrid;
import org.gan4j.images.output.PngFile;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Samples of the data and their reconstructions as one PNG, the reconstructions in the row below.
 *
 * @param count samples of the data
 * @param seed the same gives the same samples
 */
public record ReconstructionPicture(int count, long seed) {
  private static final int COLUMNS = 16;

  /**
   * Reconstructs samples and draws them.
   *
   * @throws GanException of kind USAGE if the game reconstructs nothing, or the samples are no
   *     images; of kind FAILURE if the file cannot be written
   */
  public void write(TrainedGenerator generator, Dataset dataset, Path file) {
    if (SampleFormat.of(file) != SampleFormat.PICTURE || !generator.shape().isImage()) {
      throw GanException.usage(
          "reconstructions of images are drawn as a PNG only", file.toString(), "end it in .png");
    }
    int columns = Math.min(count, COLUMNS);
    int rows = (Math.min(count, dataset.size()) + columns - 1) / columns;
    int[] indices = IntStream.range(0, dataset.size()).toArray();
    RandomKey key = RandomKey.ofSeed(seed).split("reconstruction");
    key.split("choice").shuffle(indices);
    INDArray[] bands = new INDArray[2 * rows];
    for (int row = 0; row < rows; row++) {
      int[] chosen = new int[columns];
      for (int column = 0; column < columns; column++) {
        chosen[column] = indices[(row * columns + column) % indices.length];
      }
      INDArray real = DatasetBatch.read(dataset, chosen, key.split(row)).samples();
      bands[2 * row] = real;
      bands[2 * row + 1] =
          generator
              .readout("reconstruction", real)
              .orElseThrow(
                  () ->
                      GanException.usage(
                          "the game of this run reconstructs nothing: it trains no encoder",
                          generator.checkpoint().toString(),
                          "use a run of a game with an encoder, such as bi-gan"));
    }
    Folders.createFor(file);
    PngFile.write(ImageGrid.draw(Nd4j.concat(0, bands), columns), file);
  }
}

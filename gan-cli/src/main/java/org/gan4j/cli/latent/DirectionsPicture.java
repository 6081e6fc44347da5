package org.gan4j.cli.latent;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.gan4j.api.RandomKey;
import org.gan4j.cli.output.Folders;
import org.gan4j.images.output.ImageGrid;
import org.gan4j.images.output.NumpyFile;
import org.gan4j.images.output.PngFile;
import org.gan4j.latent.LatentPoint;
import org.gan4j.latent.LatentSpace;
import org.gan4j.latent.direction.LatentDirections;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Walks along directions of latent space as one PNG: a row for each direction, from the same start,
 * which is in the middle.
 *
 * @param space of the generator
 * @param directions to walk along
 * @param steps samples in a walk, odd
 * @param reach of a walk to either side, in standard deviations of the latent
 * @param starts walks beside each other in a row
 * @param seed of the starts
 */
public record DirectionsPicture(
    LatentSpace space,
    LatentDirections directions,
    int steps,
    double reach,
    int starts,
    long seed) {

  /** Draws the walks. */
  public void write(Path file) {
    RandomKey key = RandomKey.ofSeed(seed).split("directions");
    int columns = steps * starts;
    INDArray conditions = space.conditions(starts, key.split("conditions")).orElse(null);
    try (INDArray z = space.latents(starts, key.split("latents"));
        INDArray all =
            Nd4j.create(
                DataType.FLOAT,
                space.task().generated().batch((long) columns * directions.count()))) {
      for (int direction = 0; direction < directions.count(); direction++) {
        for (int start = 0; start < starts; start++) {
          LatentPoint from = LatentPoint.of(z, conditions, start);
          put(all, direction * columns + start * steps, from, direction);
        }
      }
      Folders.createFor(file);
      PngFile.write(ImageGrid.draw(all, columns), file);
    } finally {
      if (conditions != null) {
        conditions.close();
      }
    }
  }

  private void put(INDArray all, int first, LatentPoint start, int direction) {
    List<LatentPoint> way =
        Arrays.stream(places())
            .mapToObj(place -> directions.walk(start, direction, place))
            .toList();
    try (INDArray made = LatentPoint.generate(way, space)) {
      for (int step = 0; step < steps; step++) {
        all.slice((long) first + step).assign(made.slice(step));
      }
    }
  }

  private double[] places() {
    double[] places = new double[steps];
    for (int step = 0; step < steps; step++) {
      places[step] = steps == 1 ? 0 : reach * (2.0 * step / (steps - 1) - 1);
    }
    return places;
  }

  /** Writes the directions as an array of NumPy's, [directions, numbers] of float32. */
  public void writeArray(Path file) {
    Folders.createFor(file);
    try (INDArray array = directions.array();
        NumpyFile numpy = NumpyFile.ofFloats(file, array.shape())) {
      numpy.write(array.data().asFloat());
    }
  }
}

package org.gan4j.cli.latent;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.cli.output.Folders;
import org.gan4j.core.trained.TrainedGenerator;
import org.gan4j.images.output.ImageGrid;
import org.gan4j.images.output.PngFile;
import org.gan4j.latent.LatentPoint;
import org.gan4j.latent.LatentSpace;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The samples of latents that files name, as one PNG. */
@ThreadSafe
public final class PointPicture {
  private PointPicture() {}

  /**
   * Draws the samples of latents, as near to a square as possible.
   *
   * @param latents their files, at least one
   */
  public static void ofLatents(TrainedGenerator generator, List<Path> latents, Path file) {
    LatentSpaces.requireImages(generator);
    LatentSpace space = LatentSpaces.of(generator);
    draw(
        LatentSpaces.read(latents, space),
        (int) Math.ceil(Math.sqrt(latents.size())),
        generator,
        space,
        file);
  }

  /**
   * Draws a walk from one latent to another: z goes as its distribution has it, and the condition
   * straight.
   *
   * @param steps samples, both ends included, at least 2
   */
  public static void ofWalk(TrainedGenerator generator, Path from, Path to, int steps, Path file) {
    LatentSpaces.requireImages(generator);
    LatentSpace space = LatentSpaces.of(generator);
    List<LatentPoint> ends = LatentSpaces.read(List.of(from, to), space);
    List<LatentPoint> way = new ArrayList<>();
    for (int step = 0; step < steps; step++) {
      way.add(space.between(ends.get(0), ends.get(1), (double) step / (steps - 1)));
    }
    draw(way, steps, generator, space, file);
  }

  private static void draw(
      List<LatentPoint> points,
      int columns,
      TrainedGenerator generator,
      LatentSpace space,
      Path file) {
    generator.requirePicture(points.size(), columns, "the number of latents");
    Folders.createFor(file);
    try (INDArray made = LatentPoint.generate(points, space)) {
      PngFile.write(ImageGrid.draw(made, columns), file);
    }
  }
}

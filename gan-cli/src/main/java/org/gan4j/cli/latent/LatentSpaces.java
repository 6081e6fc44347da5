package org.gan4j.cli.latent;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.gan4j.api.GanException;
import org.gan4j.api.RandomKey;
import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.core.trained.TrainedGenerator;
import org.gan4j.latent.LatentPoint;
import org.gan4j.latent.LatentSpace;
import org.gan4j.latent.direction.DirectionMethod;
import org.gan4j.latent.direction.LatentDirections;
import org.gan4j.latent.file.LatentFile;

/** The latent space of a run. */
@ThreadSafe
public final class LatentSpaces {
  private LatentSpaces() {}

  /**
   * That of a generator.
   *
   * @throws GanException of kind USAGE if it has no latent, or its conditions come from data
   */
  public static LatentSpace of(TrainedGenerator generator) {
    try {
      return new LatentSpace(generator.network(), generator.latent(), generator.task());
    } catch (GanException e) {
      // It does not know which run it was.
      throw GanException.usage(e.problem(), generator.checkpoint().toString(), e.remedy(), e)
          .withCode(e.code(), e.subject());
    }
  }

  /**
   * Requires that samples can be drawn.
   *
   * @throws GanException of kind USAGE if they are no images
   */
  public static void requireImages(TrainedGenerator generator) {
    if (!generator.shape().isImage()) {
      throw GanException.usage(
          "samples of this run are vectors of " + generator.shape().length() + " numbers",
          generator.checkpoint().toString(),
          "use a run whose samples are images");
    }
  }

  /**
   * Finds directions.
   *
   * @param seed of what is sampled for them
   * @param run for the error
   * @throws GanException of kind USAGE if the generator does not offer them
   */
  public static LatentDirections directions(
      LatentSpace space,
      DirectionMethod method,
      LatentDirections.Of of,
      int count,
      long seed,
      Path run) {
    try {
      RandomKey key = RandomKey.ofSeed(seed).split("directions").split("found");
      return LatentDirections.of(space, method, of, count, key);
    } catch (GanException e) {
      throw GanException.usage(e.problem(), run.toString(), e.remedy(), e)
          .withCode(e.code(), e.subject());
    }
  }

  /**
   * Reads latents.
   *
   * @throws GanException of kind USAGE if one cannot be read, or is for another generator
   */
  public static List<LatentPoint> read(List<Path> files, LatentSpace space) {
    List<LatentPoint> points = new ArrayList<>();
    for (Path file : files) {
      LatentPoint point = LatentFile.read(file);
      point.requireFit(space, file.toString());
      points.add(point);
    }
    return points;
  }
}

package org.gan4j.cli.sample;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import org.gan4j.api.GanException;
import org.gan4j.cli.output.Folders;
import org.gan4j.core.trained.TrainedGenerator;
import org.gan4j.images.output.PngFile;
import org.gan4j.report.samples.SampleFiles;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Walks through latent space as one PNG.
 *
 * @param walks how many, a row each
 * @param steps samples in a row
 * @param seed the same gives the same walks
 * @param label the class of all samples; null for each class in turn
 */
public record WalkPicture(int walks, int steps, long seed, @Nullable Integer label) {

  /**
   * Refuses a place where no picture can go, before any work is done.
   *
   * @throws GanException of kind USAGE if it is not the name of a PNG
   */
  public static void check(Path file) {
    if (SampleFormat.of(file) != SampleFormat.PICTURE) {
      throw GanException.usage(
          "walks are drawn as a PNG only", file.toString(), "end --out in .png");
    }
  }

  /**
   * Takes the walks, and writes their picture.
   *
   * @throws GanException if the samples are no pictures, or the file cannot be written
   */
  public void write(TrainedGenerator generator, Path file) {
    BufferedImage picture = draw(generator);
    Folders.createFor(file);
    PngFile.write(picture, file);
  }

  /**
   * Takes the walks, and draws them.
   *
   * @throws GanException of kind USAGE if the samples are no pictures, or they do not fit into
   *     memory
   */
  public BufferedImage draw(TrainedGenerator generator) {
    if (SampleFormat.usual(generator.shape()) != SampleFormat.PICTURE) {
      throw GanException.usage(
          "samples of " + generator.shape() + " numbers are no pictures",
          generator.checkpoint().toString(),
          "use a run whose samples are images, or points of two features");
    }
    generator.requirePicture(Math.multiplyExact(walks, steps), steps, "--walks or --steps");
    try (INDArray samples = generator.interpolatedPictures(walks, steps, seed, label)) {
      return SampleFiles.draw(samples, steps, null).orElseThrow();
    }
  }
}

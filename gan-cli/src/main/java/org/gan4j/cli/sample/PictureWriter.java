package org.gan4j.cli.sample;

import java.nio.file.Path;
import org.gan4j.api.GanException;
import org.gan4j.cli.output.Folders;
import org.gan4j.cli.progress.CountDisplay;
import org.gan4j.core.sampling.SampleRequest;
import org.gan4j.core.trained.TrainedGenerator;

/** All samples in one PNG: a grid of images, or points in the plane. */
final class PictureWriter implements SampleWriter {
  /** A larger picture would be too large to view, and would not fit into memory. */
  private static final int MOST = 10_000;

  private final Path file;

  PictureWriter(Path file) {
    this.file = file;
  }

  @Override
  public void write(TrainedGenerator generator, SampleRequest draw, CountDisplay display) {
    int count = draw.count();
    if (count > MOST) {
      throw GanException.usage(
          "one picture holds up to " + MOST + " samples, not " + count,
          file.toString(),
          "write them to a folder, or as .idx.gz or .csv");
    }
    generator.requirePicture(draw, "--count");
    Folders.createFor(file);
    generator.writeOverview(draw, file);
    display.at(count);
  }
}

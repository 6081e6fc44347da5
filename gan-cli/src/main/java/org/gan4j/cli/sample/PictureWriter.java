package org.gan4j.cli.sample;

import java.nio.file.Path;
import org.gan4j.api.GanException;
import org.gan4j.cli.output.Folders;
import org.gan4j.cli.progress.CountDisplay;
import org.gan4j.core.run.Draw;
import org.gan4j.core.run.TrainedGenerator;

/** All samples in one PNG: a grid of images, or points in the plane. */
final class PictureWriter implements SampleWriter {
  /** More would be no picture that anybody can look at, and would not fit into memory. */
  private static final int MOST = 10_000;

  private final Path file;

  PictureWriter(Path file) {
    this.file = file;
  }

  @Override
  public void write(TrainedGenerator generator, Draw draw, CountDisplay display) {
    int count = draw.count();
    if (count > MOST) {
      throw GanException.usage(
          "one picture holds up to " + MOST + " samples, not " + count,
          file.toString(),
          "write them to a folder, or as .idx.gz or .csv");
    }
    Folders.createFor(file);
    generator.writeOverview(draw, file);
    display.at(count);
  }
}

package org.gan4j.cli.sample;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import org.gan4j.api.GanException;
import org.gan4j.cli.output.Folders;
import org.gan4j.cli.progress.CountDisplay;
import org.gan4j.core.sampling.SampleRequest;
import org.gan4j.core.trained.TrainedGenerator;
import org.gan4j.core.trained.TrainedGenerator.Overview;
import org.gan4j.images.output.PictureFormat;
import org.gan4j.report.samples.SampleFiles;

/** All samples in one picture: a grid of images, or points in the plane. */
final class PictureWriter implements SampleWriter {
  /** A larger picture would be too large to view, and would not fit into memory. */
  private static final int MOST = 10_000;

  private final Path file;
  private final PictureFormat format;

  PictureWriter(Path file, PictureFormat format) {
    this.file = file;
    this.format = format;
  }

  @Override
  public List<Path> write(TrainedGenerator generator, SampleRequest draw, CountDisplay display) {
    int count = draw.count();
    if (count > MOST) {
      throw GanException.usage(
          "one picture holds up to " + MOST + " samples, not " + count,
          file.toString(),
          "write them to a folder, or as .npy, .idx.gz or .csv");
    }
    generator.requirePicture(draw, "--count");
    Folders.createFor(file);
    if (format == PictureFormat.PNG) {
      generator.writeOverview(draw, file);
    } else {
      format.write(picture(generator, draw), file);
    }
    display.at(count);
    return List.of(file);
  }

  private static BufferedImage picture(TrainedGenerator generator, SampleRequest draw) {
    try (Overview overview = generator.overview(draw)) {
      return SampleFiles.draw(overview.samples(), overview.columns(), null).orElseThrow();
    }
  }
}

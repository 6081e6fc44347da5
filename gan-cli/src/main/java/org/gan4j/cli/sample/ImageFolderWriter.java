package org.gan4j.cli.sample;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.gan4j.cli.output.Folders;
import org.gan4j.cli.output.WholeFolder;
import org.gan4j.cli.progress.CountDisplay;
import org.gan4j.core.sampling.SampleRequest;
import org.gan4j.core.trained.TrainedGenerator;
import org.gan4j.images.output.ImageGrid;
import org.gan4j.images.output.PngFile;

/** Each image as a PNG of its own, pixel by pixel, numbered from 0. */
final class ImageFolderWriter implements SampleWriter {
  private final Path folder;

  ImageFolderWriter(Path folder) {
    this.folder = folder;
  }

  @Override
  public void write(TrainedGenerator generator, SampleRequest draw, CountDisplay display) {
    WholeFolder.write(folder, unfinished -> write(generator, draw, display, unfinished));
  }

  /** Writes into a folder, which is created. */
  static void write(
      TrainedGenerator generator, SampleRequest draw, CountDisplay display, Path folder) {
    Folders.create(folder);
    // As many digits as the last number has, so that names sort as numbers do.
    int digits = String.valueOf(draw.count() - 1).length();
    int[] written = {0};
    generator.sample(
        draw,
        images -> {
          List<BufferedImage> pictures = ImageGrid.singles(images);
          List<Path> files = new ArrayList<>();
          for (int i = 0; i < pictures.size(); i++) {
            String number = String.valueOf(written[0] + i);
            files.add(folder.resolve("0".repeat(digits - number.length()) + number + ".png"));
          }
          PngFile.write(pictures, files);
          written[0] += pictures.size();
          display.at(written[0]);
        });
  }
}

package org.gan4j.cli.sample;

import java.nio.file.Path;
import java.util.Locale;
import org.gan4j.cli.output.Folders;
import org.gan4j.cli.progress.CountDisplay;
import org.gan4j.core.picture.ImageGrid;
import org.gan4j.core.picture.PictureFile;
import org.gan4j.core.run.Draw;
import org.gan4j.core.run.TrainedGenerator;

/** Each image as a PNG of its own, pixel by pixel, numbered from 0. */
final class ImageFolderWriter implements SampleWriter {
  private final Path folder;

  ImageFolderWriter(Path folder) {
    this.folder = folder;
  }

  @Override
  public void write(TrainedGenerator generator, Draw draw, CountDisplay display) {
    Folders.create(folder);
    // As many digits as the last number has, so that names sort as numbers do.
    int digits = String.valueOf(draw.count() - 1).length();
    int[] written = {0};
    generator.sample(
        draw,
        images -> {
          for (int i = 0; i < images.size(0); i++) {
            String name = String.format(Locale.ROOT, "%0" + digits + "d.png", written[0]++);
            PictureFile.write(ImageGrid.single(images, i), folder.resolve(name));
            display.at(written[0]);
          }
        });
  }
}

package org.gan4j.cli.sample;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.gan4j.cli.output.Folders;
import org.gan4j.cli.output.WholeFolder;
import org.gan4j.cli.progress.CountDisplay;
import org.gan4j.core.sampling.SampleRequest;
import org.gan4j.core.trained.TrainedGenerator;
import org.gan4j.images.output.ImageGrid;
import org.gan4j.images.output.PictureFormat;

/** Each image as a picture of its own, pixel by pixel, numbered from 0. */
final class ImageFolderWriter implements SampleWriter {
  private final Path folder;
  private final PictureFormat format;

  ImageFolderWriter(Path folder, PictureFormat format) {
    this.folder = folder;
    this.format = format;
  }

  @Override
  public List<Path> write(TrainedGenerator generator, SampleRequest draw, CountDisplay display) {
    WholeFolder.write(
        folder,
        unfinished -> {
          Names names = new Names(draw.count(), format);
          write(generator, draw, display, format, place -> unfinished.resolve(names.of(place)));
        });
    return List.of(folder);
  }

  /** Writes PNGs into a folder, which is created. */
  static void write(
      TrainedGenerator generator, SampleRequest draw, CountDisplay display, Path folder) {
    Folders.create(folder);
    Names names = new Names(draw.count(), PictureFormat.PNG);
    write(generator, draw, display, PictureFormat.PNG, place -> folder.resolve(names.of(place)));
  }

  /**
   * Writes each image.
   *
   * @param file where an image goes, by its place
   */
  static void write(
      TrainedGenerator generator,
      SampleRequest draw,
      CountDisplay display,
      PictureFormat format,
      IntFunction<Path> file) {
    int[] written = {0};
    generator.sample(
        draw,
        images -> {
          List<BufferedImage> pictures = ImageGrid.singles(images);
          int first = written[0];
          format.write(
              pictures, IntStream.range(first, first + pictures.size()).mapToObj(file).toList());
          written[0] += pictures.size();
          display.at(written[0]);
        });
  }

  /**
   * The names of pictures: as many digits as the last number has, so that names sort as numbers do.
   */
  record Names(int count, PictureFormat format) {
    String of(int place) {
      String number = String.valueOf(place);
      int digits = String.valueOf(count - 1).length();
      return "0".repeat(digits - number.length()) + number + format.ending();
    }
  }
}

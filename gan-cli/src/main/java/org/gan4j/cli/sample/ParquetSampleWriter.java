package org.gan4j.cli.sample;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import org.gan4j.cli.output.Folders;
import org.gan4j.cli.progress.CountDisplay;
import org.gan4j.cli.sample.ImageFolderWriter.Names;
import org.gan4j.core.sampling.SampleRequest;
import org.gan4j.core.trained.TrainedGenerator;
import org.gan4j.datasets.parquet.ParquetImageWriter;
import org.gan4j.images.output.ImageGrid;
import org.gan4j.images.output.PictureFormat;
import org.gan4j.images.output.PngFile;

/** Each image as a PNG in a table, with its class where it is known. */
final class ParquetSampleWriter implements SampleWriter {
  private final Path file;

  ParquetSampleWriter(Path file) {
    this.file = file;
  }

  @Override
  public List<Path> write(TrainedGenerator generator, SampleRequest draw, CountDisplay display) {
    Folders.createFor(file);
    boolean labelled = Classes.areKnown(generator, draw);
    Names names = new Names(draw.count(), PictureFormat.PNG);
    int[] written = {0};
    try (ParquetImageWriter output =
        ParquetImageWriter.create(file, draw.count(), labelled ? generator.classes() : List.of())) {
      generator.sample(
          draw,
          images -> {
            for (BufferedImage picture : ImageGrid.singles(images)) {
              byte[] png = PngFile.bytes(picture);
              String name = names.of(written[0]);
              if (labelled) {
                output.write(png, name, Classes.of(generator, draw).label(written[0]));
              } else {
                output.write(png, name);
              }
              written[0]++;
            }
            display.at(written[0]);
          });
    }
    return List.of(file);
  }
}

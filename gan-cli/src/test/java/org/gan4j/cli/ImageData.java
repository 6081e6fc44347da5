package org.gan4j.cli;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import javax.imageio.ImageIO;

/** Folders of small grey pictures of noise. */
final class ImageData {
  private static final int SIDE = 16;

  private ImageData() {}

  /** Writes pictures of 16 × 16 pixels into a folder, which is created. */
  static Path write(Path folder, int count, long seed) throws IOException {
    Random random = new Random(seed);
    Files.createDirectories(folder);
    for (int i = 0; i < count; i++) {
      BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_BYTE_GRAY);
      for (int pixel = 0; pixel < SIDE * SIDE; pixel++) {
        image.getRaster().setSample(pixel % SIDE, pixel / SIDE, 0, random.nextInt(256));
      }
      ImageIO.write(image, "png", folder.resolve(i + ".png").toFile());
    }
    return folder;
  }

  /** The settings of the dataset that reads them, without labels. */
  static String dataset(Path folder) {
    return "{\"type\": \"image-folder\", \"path\": \""
        + folder
        + "\", \"size\": 16, \"channels\": 1}";
  }

  /** An experiment of one batch with them, in a folder. */
  static Path experiment(Path folder, Path data) {
    return TinyRing.in(
        folder,
        "{ \"type\": \"ring\", \"size\": 400 }",
        dataset(data),
        "\"batchSize\": 16, \"iterations\": 40",
        "\"batchSize\": 4, \"iterations\": 1",
        "[{ \"type\": \"mode-coverage\", \"samples\": 100 }]",
        "[]");
  }
}

package org.gan4j.cli.evaluate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.gan4j.api.SampleShape;
import org.gan4j.api.concurrent.ThreadSafe;

/**
 * Looks for pictures that are resized before they are judged. Resizing changes the numbers: Parmar
 * et al., "On aliased resizing and surprising subtleties in GAN evaluation", CVPR 2022.
 *
 * <p>Stateless.
 */
@ThreadSafe
public final class PictureSizes {
  private PictureSizes() {}

  /**
   * Says so if there are pictures of another size. Only the headers are read; files that are no
   * pictures are left to the dataset.
   *
   * @param shape that they are prepared for
   */
  public static List<String> warnings(Path folder, SampleShape shape) {
    List<String> others = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        String size = size(file);
        if (!size.isEmpty() && !size.equals(text(shape.width(), shape.height()))) {
          others.add(folder.relativize(file) + " (" + size + ")");
        }
      }
    } catch (IOException e) {
      // The dataset says what cannot be read.
    }
    return others.isEmpty()
        ? List.of()
        : List.of(
            String.format(
                Locale.ROOT,
                "%s %,d %s of another size than %s, such as %s: they are cropped and resized, which"
                    + " changes the numbers",
                others.size() == 1 ? "there is" : "there are",
                others.size(),
                others.size() == 1 ? "picture" : "pictures",
                text(shape.width(), shape.height()),
                others.get(0)));
  }

  /** Empty for a file that is no picture, or a damaged one. */
  private static String size(Path file) {
    try (ImageInputStream input = ImageIO.createImageInputStream(file.toFile())) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(input);
      if (!readers.hasNext()) {
        return "";
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(input, true, true);
        return text(reader.getWidth(0), reader.getHeight(0));
      } finally {
        reader.dispose();
      }
    } catch (IOException | RuntimeException e) {
      return "";
    }
  }

  private static String text(int width, int height) {
    return width + "×" + height;
  }
}

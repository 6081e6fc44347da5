package org.gan4j.cli;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.gan4j.api.GanException;

/** The names of what is made of pictures: those of their files, without the ending. */
final class PictureNames {
  private PictureNames() {}

  /** The file's name without its ending. */
  static String of(Path image) {
    String name = String.valueOf(image.getFileName());
    int end = name.lastIndexOf('.');
    return end > 0 ? name.substring(0, end) : name;
  }

  /**
   * Refuses pictures with the same name.
   *
   * @param remedy what to do about it
   * @throws GanException of kind USAGE if two have the same
   */
  static void requireDifferent(List<Path> images, String remedy) {
    Set<String> names = new HashSet<>();
    for (Path image : images) {
      if (!names.add(of(image))) {
        throw GanException.usage(
            "two pictures are called " + of(image) + ", and would be written to one file",
            image.toString(),
            remedy);
      }
    }
  }
}

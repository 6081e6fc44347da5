package org.gan4j.cli.sample;

import java.nio.file.Path;
import org.gan4j.api.GanException;

/** Folders that are called like classes. */
final class ClassFolders {
  private ClassFolders() {}

  /**
   * Refuses the name of a class that leads to another folder: a checkpoint may be a stranger's.
   *
   * @param folder in which that of the class would be
   * @throws GanException of kind USAGE if it does
   */
  static void requireName(String className, Path folder, String remedy) {
    boolean plain = !className.isBlank() && className.chars().noneMatch(c -> c == '/' || c == '\\');
    Path path = plain ? folder.resolve(className).normalize() : folder;
    if (!folder.normalize().equals(path.getParent())) {
      throw GanException.usage(
          "\"" + className + "\" is a class whose name cannot be the name of a folder",
          folder.toString(),
          remedy);
    }
  }
}

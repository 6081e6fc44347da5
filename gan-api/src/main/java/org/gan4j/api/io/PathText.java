package org.gan4j.api.io;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import org.gan4j.api.GanException;
import org.gan4j.api.concurrent.ThreadSafe;

/** Paths as people write them in experiments: checked, with advice on what is not replaced. */
@ThreadSafe
public final class PathText {
  private PathText() {}

  /**
   * A path of an experiment.
   *
   * @param base what a relative path is relative to
   * @param text as it is written
   * @param setting the name of the setting, for the error
   * @throws GanException of kind USAGE if it is empty or no path of this system
   */
  public static Path resolve(Path base, String text, String setting) {
    if (text.isBlank()) {
      throw GanException.usage(
          "the path is empty", setting, "write a path; \".\" is the working directory");
    }
    if (text.chars().anyMatch(Character::isISOControl)) {
      throw GanException.usage(
          "the path has a control character: \"" + visible(text) + "\"",
          setting,
          "in JSON, \\n, \\t and \\f are not a backslash and a letter: write / or \\\\ for each"
              + " backslash");
    }
    try {
      return base.resolve(text);
    } catch (InvalidPathException e) {
      throw GanException.usage(
          "this is no path here: " + e.getReason() + ": \"" + visible(text) + "\"",
          setting,
          "write a path of this system; names beyond ASCII need a UTF-8 locale (LC_ALL=C.UTF-8)",
          e);
    }
  }

  /**
   * What to do about a path that does not exist.
   *
   * @param otherwise the advice where the text gives no hint
   */
  public static String advice(Path path, String otherwise) {
    for (Path part : path) {
      String name = part.toString();
      if (name.startsWith("~")) {
        return "~ is not replaced by your home folder here, only by a shell: write the whole path";
      }
      if (name.matches("\\$\\{?\\w+}?.*|%\\w+%.*")) {
        return "variables such as "
            + name
            + " are not replaced here, only by a shell: write the path";
      }
    }
    return otherwise;
  }

  private static String visible(String text) {
    StringBuilder shown = new StringBuilder();
    text.chars()
        .forEach(
            unit ->
                shown.append(
                    Character.isISOControl(unit)
                        ? String.format(Locale.ROOT, "\\u%04x", unit)
                        : (char) unit + ""));
    return shown.toString();
  }
}

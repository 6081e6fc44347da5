package org.gan4j.report.film;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.gan4j.api.GanException;

/** What a film is written as; a path's ending says which is meant. */
public enum FilmFormat {
  /** One file that repeats. */
  GIF,
  /** A PNG for each frame. */
  FOLDER;

  /**
   * The format for a path.
   *
   * @throws GanException of kind USAGE if no film can be written there; for MP4 and WebP it says
   *     how other programs make them
   */
  public static FilmFormat of(Path path, int framesPerSecond) {
    String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
    if (name.endsWith(".gif")) {
      if (Files.isDirectory(path)) {
        throw GanException.usage(
            "this is a folder, and its name ends like a file's",
            path.toString(),
            "choose another name");
      }
      return GIF;
    }
    if (name.endsWith(".mp4") || name.endsWith(".webp")) {
      boolean mp4 = name.endsWith(".mp4");
      throw GanException.usage(
          (mp4 ? "MP4" : "animated WebP") + " is not written",
          path.toString(),
          String.format(
              Locale.ROOT,
              "write frames with --out frames, then: ffmpeg -framerate %d -i"
                  + " frames/frame-%%06d.png %s",
              framesPerSecond,
              mp4
                  ? "-vf 'pad=ceil(iw/2)*2:ceil(ih/2)*2' -pix_fmt yuv420p film.mp4"
                  : "-loop 0 film.webp"));
    }
    if ((name.contains(".") && !name.matches("\\.+") && !Files.isDirectory(path))
        || Files.isRegularFile(path)) {
      throw GanException.usage(
          "a film cannot be written in this format",
          path.toString(),
          "end --out in .gif, or name a folder for the frames");
    }
    return FOLDER;
  }
}

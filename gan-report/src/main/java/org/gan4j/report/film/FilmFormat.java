package org.gan4j.report.film;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.gan4j.api.GanException;

/** What a film is written as; a path's ending says which is meant. */
public enum FilmFormat {
  /** One file that repeats, of at most 256 colours in a frame. */
  GIF,
  /** One file that repeats, with all colours. */
  WEBP,
  /** A PNG for each frame. */
  FOLDER;

  /**
   * The format for a path.
   *
   * @throws GanException of kind USAGE if no film can be written there; for MP4 it says how another
   *     program makes one
   */
  public static FilmFormat of(Path path, int framesPerSecond) {
    String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
    if (name.endsWith(".gif") || name.endsWith(".webp")) {
      if (Files.isDirectory(path)) {
        throw GanException.usage(
            "this is a folder, and its name ends like a file's",
            path.toString(),
            "choose another name");
      }
      return name.endsWith(".gif") ? GIF : WEBP;
    }
    if (name.endsWith(".mp4")) {
      throw GanException.usage(
          "MP4 is not written",
          path.toString(),
          String.format(
              Locale.ROOT,
              "write frames with --out frames, then: ffmpeg -framerate %d -i"
                  + " frames/frame-%%06d.png -vf 'pad=ceil(iw/2)*2:ceil(ih/2)*2' -pix_fmt yuv420p"
                  + " film.mp4",
              framesPerSecond));
    }
    if ((name.contains(".") && !name.matches("\\.+") && !Files.isDirectory(path))
        || Files.isRegularFile(path)) {
      throw GanException.usage(
          "a film cannot be written in this format",
          path.toString(),
          "end --out in .gif or .webp, or name a folder for the frames");
    }
    return FOLDER;
  }
}

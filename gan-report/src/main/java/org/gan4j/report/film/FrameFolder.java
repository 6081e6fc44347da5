package org.gan4j.report.film;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.gan4j.api.GanException;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.gan4j.api.io.FileProblem;
import org.gan4j.images.output.PngFile;
import org.jspecify.annotations.Nullable;

/**
 * A film as {@code frame-000001.png} and so on, for other programs. Each frame is in place when it
 * is added. Frames of a longer film that were there before are removed at the end.
 */
@NotThreadSafe
public final class FrameFolder implements Film {
  private static final Pattern NAME = Pattern.compile("frame-(\\d{6,9})\\.png");

  private final Path folder;
  private int count;
  private @Nullable BufferedImage first;

  /** A folder that exists. */
  public FrameFolder(Path folder) {
    this.folder = folder;
  }

  /** {@inheritDoc} The duration is left to the program that joins the frames. */
  @Override
  public void add(BufferedImage frame, int hundredths) {
    BufferedImage size = first == null ? frame : first;
    first = size;
    count++;
    PngFile.write(
        Film.onWhite(frame, size.getWidth(), size.getHeight()),
        folder.resolve(String.format(Locale.ROOT, "frame-%06d.png", count)));
  }

  @Override
  public void finish() {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(this::isLater).toList()) {
        if (PngFile.isOwn(file)) {
          Files.delete(file);
        }
      }
    } catch (IOException e) {
      throw GanException.failure(
          "an earlier frame cannot be removed: " + FileProblem.reason(e),
          folder.toString(),
          "name another folder with --out",
          e);
    }
  }

  private boolean isLater(Path file) {
    var name = NAME.matcher(String.valueOf(file.getFileName()));
    return name.matches() && Integer.parseInt(name.group(1)) > count;
  }

  @Override
  public void close() {}
}

package org.gan4j.report.film;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;
import org.gan4j.api.GanException;
import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.api.io.BoundedFile;
import org.gan4j.api.io.FileProblem;
import org.gan4j.images.decode.BrokenImageException;
import org.gan4j.images.decode.ImageDecoder;
import org.gan4j.report.recorded.RecordedRun;
import org.gan4j.report.recorded.RecordedRun.Frame;

/** The grids of a run as a film, of the untrained generator first. */
@ThreadSafe
public final class TrainingFilm {
  private static final int LARGEST_FILE = 1 << 26;

  /** The last frame stays, so that people can look at it before the film repeats. */
  private static final int LAST = 200;

  private final List<Frame> frames;

  private TrainingFilm(List<Frame> frames) {
    this.frames = frames;
  }

  /**
   * The film of a run.
   *
   * @throws GanException of kind USAGE if it has no grids that are pictures
   */
  public static TrainingFilm of(RecordedRun run) {
    List<Frame> pictures = run.frames().stream().filter(Frame::isPicture).toList();
    if (pictures.isEmpty()) {
      throw GanException.usage(
          "this run has no pictures of samples",
          run.folder().toString(),
          "use a run whose samples are images, or points of two features");
    }
    return new TrainingFilm(pictures);
  }

  /** How many frames it has. */
  public int length() {
    return frames.size();
  }

  /**
   * Adds its frames.
   *
   * @param hundredths of a second that each is shown
   * @throws GanException of kind FAILURE if a grid cannot be read, or the film cannot be written
   */
  public void addTo(Film film, int hundredths) {
    for (int i = 0; i < frames.size(); i++) {
      boolean last = i == frames.size() - 1;
      film.add(read(frames.get(i)), last ? Math.max(LAST, hundredths) : hundredths);
    }
  }

  private static BufferedImage read(Frame frame) {
    try {
      return ImageDecoder.decode(
              BoundedFile.read(frame.file(), LARGEST_FILE)
                  .orElseThrow(() -> new IOException("it is larger than 64 MiB")))
          .upright();
    } catch (BrokenImageException e) {
      throw unreadable(frame, String.valueOf(e.getMessage()), e);
    } catch (IOException e) {
      throw unreadable(frame, FileProblem.reason(e), e);
    }
  }

  private static GanException unreadable(Frame frame, String reason, Exception e) {
    return GanException.failure(
        "a grid cannot be read: " + reason,
        frame.file().toString(),
        "remove it, and the film is made of the others",
        e);
  }
}

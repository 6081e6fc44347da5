package org.gan4j.report.film;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import org.gan4j.api.GanException;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.gan4j.api.io.AtomicFile;
import org.gan4j.images.output.WebpAnimation;
import org.jspecify.annotations.Nullable;

/** An animated WebP that repeats without end and keeps every colour. */
@NotThreadSafe
public final class WebpFilm implements Film {
  private static final int MILLISECONDS = 10;

  private final Path place;
  private final AtomicFile file;
  private @Nullable BufferedImage first;
  private @Nullable WebpAnimation animation;

  private WebpFilm(Path place, AtomicFile file) {
    this.place = place;
    this.file = file;
  }

  /**
   * Begins a film.
   *
   * @param place in a folder that exists
   * @throws GanException of kind FAILURE if it cannot be written
   */
  public static WebpFilm begin(Path place) {
    try {
      AtomicFile file = AtomicFile.begin(place);
      file.discardOnExit();
      return new WebpFilm(place, file);
    } catch (IOException e) {
      throw GifFilm.failure(place, e);
    }
  }

  @Override
  public void add(BufferedImage frame, int hundredths) {
    BufferedImage size = first == null ? frame : first;
    first = size;
    try {
      WebpAnimation begun = animation;
      if (begun == null) {
        begun = WebpAnimation.begin(file.unfinished(), size.getWidth(), size.getHeight());
        animation = begun;
      }
      begun.add(Film.onWhite(frame, size.getWidth(), size.getHeight()), hundredths * MILLISECONDS);
    } catch (IOException e) {
      throw GifFilm.failure(place, e);
    }
  }

  @Override
  public void finish() {
    WebpAnimation begun = animation;
    if (begun == null) {
      throw new IllegalStateException("a film has at least one frame");
    }
    try {
      begun.finish();
      begun.close();
      file.commit();
    } catch (IOException e) {
      throw GifFilm.failure(place, e);
    }
  }

  @Override
  public void close() {
    try {
      if (animation != null) {
        animation.close();
      }
      file.close();
    } catch (IOException e) {
      throw GifFilm.failure(place, e);
    }
  }
}

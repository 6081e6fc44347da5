package org.gan4j.report.recorded;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The kinds of pictures that are drawn with a trained generator, in the order of a page. */
public enum Drawn {
  /** Samples of each class in a row. */
  CLASSES(
      "Classes",
      "Each row shows samples of one class, in the order of the classes in \"Data and provenance\"."),
  /** Walks through latent space. */
  INTERPOLATION(
      "Interpolation",
      "Each row leads through latent space from one sample to another. Sudden changes along a row"
          + " are a sign of memorized samples."),
  /** Generated samples with their nearest training samples. */
  NEAREST(
      "Nearest training samples",
      "Of a thousand generated samples, the first column shows those that are most likely copies;"
          + " beside each are its five nearest training samples, the nearest first."),
  /** Completed images with the maps of their mean and deviation. */
  COMPLETIONS(
      "Completions",
      "From left to right: the image, one completion of its hole, the mean of 64 completions, and"
          + " the map of their standard deviation. A dark map means that the completions are"
          + " alike.");

  private final String title;
  private final String caption;

  Drawn(String title, String caption) {
    this.title = title;
    this.caption = caption;
  }

  /** Its heading. */
  public String title() {
    return title;
  }

  /** What it shows. */
  public String caption() {
    return caption;
  }

  /**
   * The name of a file in the folder {@code samples}.
   *
   * @param step of the checkpoint
   */
  public String fileName(long step) {
    return String.format(
        Locale.ROOT, this == INTERPOLATION ? "%s-%06d-seed1.png" : "%s-%06d.png", word(), step);
  }

  private String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The kind that a file's name begins with. */
  static Optional<Drawn> of(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
  }
}

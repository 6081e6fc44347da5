package org.gan4j.cli.features;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.gan4j.api.GanException;

/** The formats that features can be written in; a file's ending says which is meant. */
public enum FeatureFormat {
  /** NumPy's arrays: one for the features, and one for the labels beside it. */
  NUMPY(".npy"),
  /** A line of names, and then a line a sample, with its label at the end. */
  CSV(".csv");

  private final String ending;

  FeatureFormat(String ending) {
    this.ending = ending;
  }

  /**
   * The format that a file's name asks for.
   *
   * @throws GanException of kind USAGE if it is none of these
   */
  public static FeatureFormat of(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    for (FeatureFormat format : values()) {
      if (name.endsWith(format.ending)) {
        return format;
      }
    }
    throw GanException.usage(
        "features cannot be written in this format", file.toString(), "end --out in .npy or .csv");
  }

  /** How the names of its files end. */
  public String ending() {
    return ending;
  }

  /** The files that may be written if this one is named. */
  public List<Path> files(Path file) {
    return this == NUMPY ? List.of(file, NumpyWriter.labelFile(file)) : List.of(file);
  }

  /**
   * The writer of this format.
   *
   * @param file which {@link #of(Path)} this is
   */
  public FeatureWriter writer(Path file) {
    return switch (this) {
      case NUMPY -> new NumpyWriter(file);
      case CSV -> new CsvFeatureWriter(file);
    };
  }
}

package org.gan4j.cli.sample;

import java.nio.file.Path;
import org.gan4j.api.GanException;
import org.gan4j.api.SampleShape;

/** The ways to write samples with their classes, so that a dataset reads them again. */
public enum LabelledFormat {
  /** A folder of PNGs for each class: the dataset {@code image-folder}. */
  FOLDERS,
  /** Two IDX files: the dataset {@code idx}. */
  IDX;

  /**
   * The writer of this format.
   *
   * @param folder the destination
   * @param shape of the samples
   * @throws GanException of kind USAGE if the format does not support such samples
   */
  public LabelledWriter writer(Path folder, SampleShape shape) {
    boolean picture = shape.isImage() && (shape.channels() == 1 || shape.channels() == 3);
    if (this == FOLDERS && !picture) {
      throw GanException.usage(
          "samples of " + shape + " numbers are no pictures",
          folder.toString(),
          "write them with --format idx");
    }
    return switch (this) {
      case FOLDERS -> new ClassFoldersWriter(folder);
      case IDX -> new LabelledIdxWriter(folder);
    };
  }
}

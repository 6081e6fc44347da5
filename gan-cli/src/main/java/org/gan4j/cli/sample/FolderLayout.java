package org.gan4j.cli.sample;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.gan4j.api.concurrent.ThreadSafe;

/** Where the classes of pictures stand in a folder. */
@ThreadSafe
public enum FolderLayout {
  /** Nowhere: the pictures alone. */
  FLAT,
  /**
   * A folder for each class: {@code torchvision.datasets.ImageFolder}, and the dataset {@code
   * image-folder} with {@code "labels": "folders"}.
   */
  FOLDERS,
  /** A table {@code metadata.csv}: {@code datasets.load_dataset("imagefolder")}. */
  METADATA;

  /**
   * The layout of a name.
   *
   * @return empty if there is none of that name
   */
  public static Optional<FolderLayout> named(String name) {
    return Arrays.stream(values())
        .filter(layout -> layout != FLAT)
        .filter(layout -> layout.name().toLowerCase(Locale.ROOT).equals(name))
        .findFirst();
  }
}

package org.gan4j.datasets.images;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What a user should know about a folder before training on it. */
final class FolderRemarks {
  /** The usual names of the parts of a dataset. */
  private static final Set<String> PARTS =
      Set.of("train", "training", "test", "testing", "val", "valid", "validation");

  private FolderRemarks() {}

  /**
   * What is not among the samples.
   *
   * @param all the images of the folder
   * @param classes of the chosen part
   */
  static List<String> omissions(
      ImageListing all, FolderClasses classes, ImageFolderConfiguration configuration) {
    List<String> omissions = new ArrayList<>(all.omissions());
    if (configuration.labels() == FolderLabels.FOLDERS) {
      List<String> lost = new ArrayList<>(all.topFolders());
      int count = lost.size();
      lost.removeAll(classes.names());
      if (!lost.isEmpty()) {
        omissions.add(
            "%,d of %,d classes, which the split leaves without images: %s"
                .formatted(lost.size(), count, String.join(", ", lost)));
      }
    }
    return omissions;
  }

  /** What looks like a mistake. */
  static List<String> warnings(ImageListing all, ImageFolderConfiguration configuration) {
    List<String> parts =
        all.topFolders().stream()
            .filter(name -> PARTS.contains(name.toLowerCase(Locale.ROOT)))
            .toList();
    if (parts.isEmpty()) {
      return List.of();
    }
    String advice = "set \"path\" to one of them, to train on it alone";
    return List.of(
        configuration.labels() == FolderLabels.FOLDERS
            ? "folders that are named as parts of a dataset become classes: %s; %s"
                .formatted(String.join(", ", parts), advice)
            : "folders that are named as parts of a dataset are read together: %s; %s"
                .formatted(String.join(", ", all.topFolders()), advice));
  }
}

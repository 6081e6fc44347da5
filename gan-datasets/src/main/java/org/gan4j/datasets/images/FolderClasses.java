package org.gan4j.datasets.images;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gan4j.api.GanException;

/** The classes of a folder's images. The images of a class lie side by side in the listing. */
final class FolderClasses {
  private final List<String> names;
  private final int[] labels;
  private final int[] firsts;

  private FolderClasses(List<String> names, int[] labels) {
    this.names = names;
    this.labels = labels;
    this.firsts = new int[Math.max(1, names.size())];
    for (int i = labels.length - 1; i >= 0; i--) {
      firsts[labels[i]] = i;
    }
  }

  /** No classes. */
  static FolderClasses none(ImageListing listing) {
    return new FolderClasses(List.of(), new int[listing.files().size()]);
  }

  /**
   * A class for each folder at the top, by name.
   *
   * @throws GanException of kind USAGE if an image lies beside the folders
   */
  static FolderClasses ofFolders(ImageListing listing) {
    List<String> folders = listing.files().stream().map(file -> folder(listing, file)).toList();
    List<String> names = folders.stream().distinct().sorted().toList();
    Map<String, Integer> numbers = new HashMap<>();
    names.forEach(name -> numbers.put(name, numbers.size()));
    return new FolderClasses(names, folders.stream().mapToInt(numbers::get).toArray());
  }

  /** By label; empty if there are no classes. */
  List<String> names() {
    return names;
  }

  /** The class of an image. */
  int label(int index) {
    return labels[index];
  }

  /** The image that follows in the same class, or among all if there are no classes; cyclic. */
  int next(int index) {
    int next = index + 1;
    return next < labels.length && labels[next] == labels[index] ? next : firsts[labels[index]];
  }

  private static String folder(ImageListing listing, ImageListing.Entry file) {
    int end = file.name().indexOf('/');
    if (end < 0) {
      throw GanException.usage(
          "an image lies beside the folders that are the classes",
          listing.root().resolve(file.path()).toString(),
          "move it into one of the folders, or set \"labels\": \"none\"");
    }
    return file.name().substring(0, end);
  }
}

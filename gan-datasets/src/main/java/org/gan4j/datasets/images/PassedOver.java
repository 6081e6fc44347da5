package org.gan4j.datasets.images;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What lies in a folder beside its images, by names relative to the folder.
 *
 * @param others files whose names do not end as those of images
 * @param hidden files and folders that are hidden, with all that is in them
 * @param dangling links to files that do not exist
 * @param emptyFolders folders at the top without an image in them
 */
record PassedOver(
    List<String> others, List<String> hidden, List<String> dangling, List<String> emptyFolders) {
  private static final int MOST_NAMED = 5;

  /** Copies and sorts the lists. */
  PassedOver {
    others = others.stream().sorted().toList();
    hidden = hidden.stream().sorted().toList();
    dangling = dangling.stream().sorted().toList();
    emptyFolders = emptyFolders.stream().sorted().toList();
  }

  /** Nothing. */
  static PassedOver nothing() {
    return new PassedOver(List.of(), List.of(), List.of(), List.of());
  }

  /**
   * A sentence for each kind.
   *
   * @param endings of images
   */
  List<String> sentences(List<String> endings) {
    List<String> sentences = new ArrayList<>();
    add(sentences, others, "other %s, not ending in " + String.join(", ", endings), "file");
    add(sentences, hidden, "hidden %s", "file or folder");
    add(sentences, dangling, "%s to no file", "link");
    add(sentences, emptyFolders, "%s without images", "folder");
    return sentences;
  }

  /** The first few names. */
  static String some(List<String> names) {
    return names.stream().limit(MOST_NAMED).collect(Collectors.joining(", "))
        + (names.size() > MOST_NAMED ? ", …" : "");
  }

  private static void add(List<String> sentences, List<String> names, String form, String noun) {
    if (!names.isEmpty()) {
      String counted = names.size() == 1 ? noun : noun.replaceAll("(file|folder|link)", "$1s");
      sentences.add("%,d ".formatted(names.size()) + form.formatted(counted) + ": " + some(names));
    }
  }
}

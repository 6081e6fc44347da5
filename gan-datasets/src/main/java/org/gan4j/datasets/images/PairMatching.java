package org.gan4j.datasets.images;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gan4j.api.GanException;
import org.gan4j.datasets.images.ImageListing.Entry;

/**
 * Which files of two folders belong together: those of one name, apart from its extension.
 *
 * @param inputs the place of each pair's input in the listing of its folder
 * @param targets likewise
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record PairMatching(int[] inputs, int[] targets) {
  private static final int MOST_NAMED = 3;

  /**
   * Matches two folders.
   *
   * @throws GanException of kind USAGE that names files without a partner
   */
  static PairMatching of(ImageListing inputs, ImageListing targets, Part split, double testShare) {
    Map<String, Integer> ofInputs = byName(inputs);
    Map<String, Integer> ofTargets = byName(targets);
    List<String> problems = new ArrayList<>();
    addAlone(problems, "inputs", inputs, ofInputs, ofTargets);
    addAlone(problems, "targets", targets, ofTargets, ofInputs);
    if (!problems.isEmpty()) {
      throw GanException.usage(
          "pictures without a partner: " + String.join("; ", problems),
          "dataset.inputs",
          "give both pictures of a pair the same name, and remove those that have none");
    }
    int[] chosen = indices(targets, split, testShare);
    int[] partners =
        IntStream.of(chosen)
            .map(i -> ofInputs.getOrDefault(stem(targets.files().get(i)), -1))
            .toArray();
    return new PairMatching(partners, chosen);
  }

  /**
   * The places of the files of a part.
   *
   * @throws GanException of kind USAGE if there is none
   */
  static int[] indices(ImageListing listing, Part split, double testShare) {
    List<Entry> chosen = listing.part(split, testShare).files();
    Map<Entry, Integer> places = new LinkedHashMap<>();
    for (Entry file : listing.files()) {
      places.put(file, places.size());
    }
    return chosen.stream().mapToInt(file -> places.getOrDefault(file, -1)).toArray();
  }

  private static Map<String, Integer> byName(ImageListing listing) {
    Map<String, Integer> places = new LinkedHashMap<>();
    for (Entry file : listing.files()) {
      String stem = stem(file);
      if (places.put(stem, places.size()) != null) {
        throw GanException.usage(
            "two pictures are called " + stem + ", apart from their extensions",
            listing.root().toString(),
            "rename or remove one of them");
      }
    }
    return places;
  }

  /** The path without the extension. */
  private static String stem(Entry file) {
    return file.name().substring(0, file.name().lastIndexOf('.'));
  }

  private static void addAlone(
      List<String> problems,
      String side,
      ImageListing listing,
      Map<String, Integer> own,
      Map<String, Integer> others) {
    List<String> alone =
        own.entrySet().stream()
            .filter(entry -> !others.containsKey(entry.getKey()))
            .map(entry -> listing.files().get(entry.getValue()).name())
            .toList();
    if (!alone.isEmpty()) {
      problems.add(
          String.format(
              Locale.ROOT,
              "%d of %d %s (%s%s)",
              alone.size(),
              own.size(),
              side,
              alone.stream().limit(MOST_NAMED).collect(Collectors.joining(", ")),
              alone.size() > MOST_NAMED ? ", …" : ""));
    }
  }
}

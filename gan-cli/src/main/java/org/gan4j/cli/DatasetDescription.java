package org.gan4j.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.gan4j.api.data.Dataset;

/** What is in a dataset, and what is not: its classes, and what was left out. */
final class DatasetDescription {
  private final Dataset dataset;

  DatasetDescription(Dataset dataset) {
    this.dataset = dataset;
  }

  /**
   * A line for the classes, if there are any.
   *
   * @param most how many are named
   */
  List<String> classes(int most) {
    List<String> names = dataset.classes();
    if (names.isEmpty()) {
      return List.of();
    }
    int[] counts = counts();
    List<String> counted = new ArrayList<>();
    for (int label = 0; label < Math.min(most, names.size()); label++) {
      counted.add(String.format(Locale.ROOT, "%s (%,d)", names.get(label), counts[label]));
    }
    return List.of(
        "%d classes: %s%s"
            .formatted(names.size(), String.join(", ", counted), names.size() > most ? ", …" : ""));
  }

  /** A line for each kind of things that were left out. */
  List<String> omissions() {
    return dataset.omissions().stream().map(omission -> "left out: " + omission).toList();
  }

  /** Adds the same for programs. */
  void addTo(ObjectNode object) {
    if (!dataset.classes().isEmpty()) {
      int[] counts = counts();
      ObjectNode classes = object.putObject("classes");
      for (int label = 0; label < counts.length; label++) {
        classes.put(dataset.classes().get(label), counts[label]);
      }
    }
    dataset.omissions().forEach(object.putArray("omissions")::add);
  }

  private int[] counts() {
    int[] counts = new int[dataset.classes().size()];
    for (int i = 0; i < dataset.size(); i++) {
      counts[dataset.label(i)]++;
    }
    return counts;
  }
}

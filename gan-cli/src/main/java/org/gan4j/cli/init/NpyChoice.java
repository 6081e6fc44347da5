package org.gan4j.cli.init;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.gan4j.api.GanException;
import org.gan4j.datasets.arrays.NpySurvey;
import org.gan4j.datasets.arrays.NpySurvey.Entry;

/** Chooses the settings of the dataset {@code npy}. */
final class NpyChoice {
  private static final String ENDING = "(?i)\\.np[yz]$";

  private NpyChoice() {}

  /** Whether a file's name is that of arrays. */
  static boolean isArrays(Path file) {
    return String.valueOf(file.getFileName()).matches("(?i).*\\.np[yz]");
  }

  /**
   * The settings for a file and, if they lie in it or beside it, its labels.
   *
   * @param path as it is to stand in the experiment
   * @throws GanException of kind USAGE if the file cannot be read, or has no samples
   */
  static DataChoice of(String path, String name) {
    NpySurvey survey = NpySurvey.of(Path.of(path));
    ObjectNode settings = JsonNodeFactory.instance.objectNode();
    settings.put("type", "npy").put("images", path);
    List<Reason> reasons = new ArrayList<>();
    boolean archive = !survey.arrays().containsKey("");
    if (archive) {
      chooseArrays(survey, path, settings, reasons);
    } else {
      Optional<Path> labels = labelsBeside(Path.of(path), entry(survey, ""));
      labels.ifPresent(file -> settings.put("labels", file.toString()));
      reasons.add(
          new Reason(
              "dataset.labels",
              labels.isPresent()
                  ? "the array of labels that is named like the samples"
                  : "none: no array of labels beside the samples is named like them"));
    }
    return new DataChoice(settings, name.replaceFirst(ENDING, ""), reasons);
  }

  /** The first array with samples, and the first with as many whole numbers. */
  private static void chooseArrays(
      NpySurvey survey, String path, ObjectNode settings, List<Reason> reasons) {
    String samples =
        survey.arrays().entrySet().stream()
            .filter(entry -> isSamples(entry.getValue()))
            .map(Map.Entry::getKey)
            .findFirst()
            .orElseThrow(
                () ->
                    GanException.usage(
                        "the archive has no array of samples",
                        path,
                        "save an array [n, …] of two dimensions or more"));
    settings.put("array", samples);
    reasons.add(
        new Reason(
            "dataset.array",
            String.format(
                Locale.ROOT, "the first of %d arrays that has samples", survey.arrays().size())));
    int count = entry(survey, samples).shape().get(0);
    survey.arrays().entrySet().stream()
        .filter(entry -> isLabels(entry.getValue(), count))
        .map(Map.Entry::getKey)
        .findFirst()
        .ifPresent(
            labels -> {
              settings.put("labelsArray", labels);
              reasons.add(
                  new Reason("dataset.labelsArray", "whole numbers, as many as there are samples"));
            });
  }

  private static Entry entry(NpySurvey survey, String name) {
    return survey.arrays().getOrDefault(name, new Entry(List.of(0), false));
  }

  private static boolean isSamples(Entry entry) {
    return entry.shape().size() > 1 && entry.shape().get(1) > 1;
  }

  private static boolean isLabels(Entry entry, int count) {
    return entry.whole()
        && entry.shape().get(0) == count
        && entry.shape().stream().skip(1).allMatch(length -> length == 1);
  }

  /** As y_train.npy beside x_train.npy, and digits-labels.npy beside digits.npy. */
  private static Optional<Path> labelsBeside(Path samples, Entry entry) {
    String name = String.valueOf(samples.getFileName());
    String stem = name.replaceFirst(ENDING, "");
    List<String> candidates = new ArrayList<>(List.of(stem + "-labels.npy", stem + "_labels.npy"));
    for (String word : List.of("images", "samples", "data")) {
      if (name.contains(word)) {
        candidates.add(name.replace(word, "labels"));
      }
    }
    if (name.matches("[xX]\\b.*|[xX]_.*")) {
      candidates.add((name.charAt(0) == 'x' ? "y" : "Y") + name.substring(1));
      candidates.add("y" + name.substring(1));
    }
    return candidates.stream()
        .map(samples::resolveSibling)
        .filter(Files::isRegularFile)
        .filter(
            file ->
                NpySurvey.of(file).arrays().values().stream()
                    .allMatch(labels -> isLabels(labels, entry.shape().get(0))))
        .findFirst();
  }
}

package org.gan4j.evaluation.features;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gan4j.api.RandomKey;
import org.gan4j.api.data.Dataset;
import org.gan4j.api.evaluation.FeatureNetwork;
import org.gan4j.api.evaluation.SharedComparison;
import org.gan4j.api.evaluation.Vectors;

/** Fréchet distances of ever more distorted digits to other real digits. */
record Strengths(Dataset digits, int count) {
  static final int STRONGEST = 5;

  /** The class that is mixed in where it does not belong. */
  private static final int FOREIGN = 7;

  /** The distance without distortion, and at five strengths of each. */
  Map<String, List<Double>> distances(FeatureNetwork network) {
    Map<String, List<Double>> distances = new LinkedHashMap<>();
    ArrayDataset reals = ArrayDataset.of(digits, 0, count, label -> true);
    ArrayDataset others = ArrayDataset.of(digits, count, 2 * count, label -> true);
    PlainFrechetDistance ofReals = new PlainFrechetDistance(features(network, reals));
    for (Distortion distortion : Distortion.values()) {
      List<Double> rising = new ArrayList<>();
      rising.add(ofReals.to(features(network, others)));
      for (int strength = 1; strength <= STRONGEST; strength++) {
        rising.add(ofReals.to(features(network, distorted(others, distortion, strength))));
      }
      distances.put(distortion.name().toLowerCase(Locale.ROOT), rising);
    }
    distances.put("another class", mixing(network));
    return distances;
  }

  private List<Double> mixing(FeatureNetwork network) {
    PlainFrechetDistance reals =
        new PlainFrechetDistance(
            features(network, ArrayDataset.of(digits, 0, count, label -> label != FOREIGN)));
    ArrayDataset others = ArrayDataset.of(digits, count, 2 * count, label -> label != FOREIGN);
    ArrayDataset foreign = ArrayDataset.of(digits, 0, digits.size(), label -> label == FOREIGN);
    List<Double> rising = new ArrayList<>();
    for (int strength = 0; strength <= STRONGEST; strength++) {
      float[][] samples = others.samples().clone();
      int share = Math.min(foreign.size(), samples.length * strength / 20);
      System.arraycopy(foreign.samples(), 0, samples, 0, share);
      ArrayDataset mixed =
          new ArrayDataset(others.shape(), others.classes(), others.labels(), samples);
      rising.add(reals.to(features(network, mixed)));
    }
    return rising;
  }

  private static ArrayDataset distorted(ArrayDataset data, Distortion distortion, int strength) {
    float[][] samples = new float[data.size()][];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = data.samples()[i].clone();
      distortion.apply(
          samples[i], data.shape(), strength, RandomKey.ofSeed(3).split(i).generator());
    }
    return new ArrayDataset(data.shape(), data.classes(), data.labels(), samples);
  }

  static Vectors features(FeatureNetwork network, Dataset data) {
    return SharedComparison.of(data, data, data)
        .forMetric(null)
        .samples(data.size())
        .features(network);
  }
}

package org.gan4j.core.trained;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.gan4j.api.data.Dataset;
import org.gan4j.api.evaluation.Comparison;
import org.gan4j.api.evaluation.FeatureNetwork;
import org.gan4j.api.evaluation.SampleSet;
import org.gan4j.api.evaluation.SharedComparison;
import org.gan4j.api.evaluation.Vectors;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The generated samples that are nearest to a training sample, each with its nearest training
 * samples: copies are seen at once. Distances are Euclidean in features.
 *
 * @param samples [rows · {@link #COLUMNS}, sample shape]: a generated sample, then its nearest
 *     training samples
 * @param rows the number of generated samples
 */
public record NearestTraining(INDArray samples, int rows) implements AutoCloseable {
  /** A generated sample and its five nearest ones. */
  public static final int COLUMNS = 6;

  private static final int SEARCHED = 1000;
  private static final int MOST_TRAINING = 100_000;

  /** A generated sample and the training samples that are nearest to it, the nearest first. */
  @SuppressWarnings("ArrayRecordComponent") // not compared
  private record Match(int sample, int[] nearest, double distance) {}

  /** A sample of a set, and its place in the result. */
  private record Place(int sample, int target) {}

  /**
   * Searches.
   *
   * @param portions generated samples, a portion at a time: see {@link SharedComparison}
   * @param rows how many generated samples to show, out of a thousand
   */
  static NearestTraining of(
      IntFunction<INDArray> portions, Dataset training, FeatureNetwork network, int rows) {
    Comparison comparison =
        SharedComparison.of(portions, training.shape(), training, training).forMetric(null);
    SampleSet generated = comparison.samples(Math.max(rows, SEARCHED));
    SampleSet reals = comparison.training(MOST_TRAINING);
    Vectors features = generated.features(network);
    Vectors known = reals.features(network);
    Match[] matches =
        IntStream.range(0, features.count())
            .parallel()
            .mapToObj(sample -> match(sample, features, known))
            .sorted(Comparator.comparingDouble(Match::distance).thenComparingInt(Match::sample))
            .limit(rows)
            .toArray(Match[]::new);
    List<Place> generatedPlaces = new ArrayList<>();
    INDArray all =
        Nd4j.create(DataType.FLOAT, training.shape().batch((long) matches.length * COLUMNS));
    for (int row = 0; row < matches.length; row++) {
      generatedPlaces.add(new Place(matches[row].sample(), row * COLUMNS));
    }
    copy(generated, all, generatedPlaces);
    copy(reals, all, places(matches));
    return new NearestTraining(all, matches.length);
  }

  private static List<Place> places(Match... matches) {
    List<Place> places = new ArrayList<>();
    for (int row = 0; row < matches.length; row++) {
      int[] nearest = matches[row].nearest();
      for (int i = 0; i < nearest.length; i++) {
        places.add(new Place(nearest[i], row * COLUMNS + 1 + i));
      }
    }
    return places;
  }

  private static Match match(int sample, Vectors features, Vectors known) {
    double[] own = new double[features.size()];
    double[] other = new double[features.size()];
    features.read(sample, own);
    int count = Math.min(COLUMNS - 1, known.count());
    int[] nearest = new int[count];
    double[] distances = new double[count];
    Arrays.fill(distances, Double.POSITIVE_INFINITY);
    for (int candidate = 0; candidate < known.count(); candidate++) {
      known.read(candidate, other);
      double distance = squares(own, other);
      for (int place = count - 1; place >= 0 && distance < distances[place]; place--) {
        if (place + 1 < count) {
          distances[place + 1] = distances[place];
          nearest[place + 1] = nearest[place];
        }
        distances[place] = distance;
        nearest[place] = candidate;
      }
    }
    return new Match(sample, nearest, distances[0]);
  }

  private static double squares(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (a[i] - b[i]) * (a[i] - b[i]);
    }
    return sum;
  }

  private static void copy(SampleSet from, INDArray to, List<Place> places) {
    from.forEach(
        (portion, first) -> {
          for (Place place : places) {
            int inside = place.sample() - first;
            if (inside >= 0 && inside < portion.size(0)) {
              to.slice(place.target()).assign(portion.slice(inside));
            }
          }
        });
  }

  @Override
  public void close() {
    samples.close();
  }
}

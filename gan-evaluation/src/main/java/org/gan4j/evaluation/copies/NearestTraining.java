package org.gan4j.evaluation.copies;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.gan4j.api.evaluation.Comparison;
import org.gan4j.api.evaluation.FeatureNetwork;
import org.gan4j.api.evaluation.SampleSet;
import org.gan4j.api.evaluation.Vectors;
import org.gan4j.evaluation.statistics.NearestNeighbours;
import org.gan4j.evaluation.statistics.NearestNeighbours.Neighbours;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The generated samples that are most likely copies, each with its nearest training samples, in the
 * distances of features. A sample is compared by its distance to the nearest training sample,
 * divided by the distance from there to the next training sample: so those of a dense class, which
 * are near to each other anyway, do not come first.
 *
 * @param samples [rows · {@link #COLUMNS}, sample shape]: a generated sample, then its nearest
 *     training samples, the nearest first; zeros where there are fewer
 * @param rows the number of generated samples
 */
public record NearestTraining(INDArray samples, int rows) implements AutoCloseable {
  /** A generated sample and its five nearest ones. */
  public static final int COLUMNS = 6;

  private static final int SEARCHED = 1000;
  private static final int MOST_TRAINING = 100_000;

  /** A sample of a set, and its place in the result. */
  private record Place(int sample, int target) {}

  /**
   * Searches a thousand generated samples, and at most 100,000 training samples.
   *
   * @param rows how many generated samples to return
   * @return which the caller closes
   */
  public static NearestTraining of(Comparison comparison, FeatureNetwork network, int rows) {
    SampleSet generated = comparison.samples(Math.max(rows, SEARCHED));
    SampleSet training = comparison.training(MOST_TRAINING);
    Vectors known = training.features(network);
    Neighbours neighbours =
        NearestNeighbours.of(
            generated.features(network), known, Math.min(COLUMNS - 1, known.count()));
    double[] likeness = relativeDistances(neighbours, known);
    int[] chosen =
        IntStream.range(0, likeness.length)
            .boxed()
            .sorted(Comparator.comparingDouble(sample -> likeness[sample]))
            .limit(rows)
            .mapToInt(Integer::intValue)
            .toArray();
    List<Place> ofGenerated = new ArrayList<>();
    List<Place> ofTraining = new ArrayList<>();
    for (int row = 0; row < chosen.length; row++) {
      ofGenerated.add(new Place(chosen[row], row * COLUMNS));
      int[] nearest = neighbours.indices()[chosen[row]];
      for (int i = 0; i < nearest.length; i++) {
        ofTraining.add(new Place(nearest[i], row * COLUMNS + 1 + i));
      }
    }
    INDArray all =
        Nd4j.create(DataType.FLOAT, generated.shape().batch((long) chosen.length * COLUMNS));
    copy(generated, all, ofGenerated);
    copy(training, all, ofTraining);
    return new NearestTraining(all, chosen.length);
  }

  private static double[] relativeDistances(Neighbours neighbours, Vectors known) {
    double[] nearest = Arrays.stream(neighbours.distances()).mapToDouble(row -> row[0]).toArray();
    if (known.count() == 1) {
      return nearest;
    }
    int[] found = Arrays.stream(neighbours.indices()).mapToInt(row -> row[0]).toArray();
    // The nearest one is the training sample itself, or another that is equal to it.
    double[][] around = NearestNeighbours.of(known.select(found), known, 2).distances();
    for (int i = 0; i < nearest.length; i++) {
      nearest[i] /= Math.max(around[i][1], Double.MIN_NORMAL);
    }
    return nearest;
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

package org.gan4j.core.trained;

import java.nio.file.Path;
import java.util.Arrays;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.gan4j.api.data.Batch;
import org.gan4j.api.data.Dataset;
import org.gan4j.api.data.Round;
import org.gan4j.api.network.Discriminator;
import org.gan4j.core.assembly.ExperimentAssembler;
import org.gan4j.core.assembly.TrainedTable;
import org.gan4j.core.sampling.DatasetBatch;
import org.gan4j.experiment.Experiment;
import org.gan4j.experiment.ExperimentReader;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A discriminator from a checkpoint, as a feature extractor: Radford et al. 2016, section 5.1,
 * classify images by its activations.
 */
@NotThreadSafe
public final class TrainedDiscriminator implements AutoCloseable {
  private static final int PORTION = 256;

  private final TrainedNetworks networks;

  private TrainedDiscriminator(TrainedNetworks networks) {
    this.networks = networks;
  }

  /** Takes the features of some samples. */
  @FunctionalInterface
  public interface FeatureSink {
    /**
     * Is given one portion.
     *
     * @param features [at most 256, features], valid during the call only
     * @param labels one class a row; empty if the dataset has no labels
     */
    void accept(INDArray features, int[] labels);
  }

  /**
   * Opens a run or a checkpoint.
   *
   * @param run a run's folder (its best checkpoint if a metric chose one, otherwise the last), a
   *     checkpoint, or a pointer to one
   * @throws org.gan4j.api.GanException if there is none, or it does not fit what is installed
   */
  public static TrainedDiscriminator open(
      Path run, ExperimentReader reader, ExperimentAssembler assembler) {
    return new TrainedDiscriminator(TrainedNetworks.open(run, Weights.AVERAGED, reader, assembler));
  }

  /** Which checkpoint it is. */
  public Path checkpoint() {
    return networks.file();
  }

  /** The experiment that trained it. */
  public Experiment experiment() {
    return networks.experiment();
  }

  /** The shape of the samples that it classifies as real or fake. */
  public SampleShape shape() {
    return networks.task().discriminated();
  }

  /**
   * The features of samples: the input of its last layer.
   *
   * <p>A conditional discriminator does not receive their classes: its condition is all zeros, so
   * that the features do not contain the label.
   *
   * @param samples [batch, sample shape], images in [-1, 1]
   * @return a new array [batch, features]
   */
  public INDArray features(INDArray samples) {
    INDArray input = networks.game().representationInput(samples);
    if (input == samples) {
      return ofInput(input);
    }
    try (INDArray prepared = input) {
      return ofInput(prepared);
    }
  }

  private INDArray ofInput(INDArray samples) {
    String name = networks.game().representation();
    if (!(networks.network(name) instanceof Discriminator discriminator)) {
      throw new IllegalStateException("the network \"" + name + "\" has no features");
    }
    SampleShape condition = networks.condition(name);
    if (condition == null) {
      return discriminator.features(samples, null);
    }
    try (INDArray nothing = Nd4j.create(DataType.FLOAT, condition.batch(samples.size(0)))) {
      return discriminator.features(samples, nothing);
    }
  }

  /**
   * The features of samples of a dataset. Where the discriminator sees a part of each sample, such
   * as the hole of an image, they are those of that part, as in training.
   *
   * @param indices which ones, in this order
   * @param key randomness for datasets that flip their images and the like
   * @param sink is given a portion after the other
   * @throws org.gan4j.api.GanException of kind USAGE if the run's samples have another shape
   */
  public void features(Dataset dataset, int[] indices, RandomKey key, FeatureSink sink) {
    Dataset rows = TrainedTable.encode(dataset, networks.header());
    networks.requireFit(rows);
    boolean seesAll = rows.shape().equals(shape());
    for (int start = 0; start < indices.length; start += PORTION) {
      int[] portion = Arrays.copyOfRange(indices, start, Math.min(indices.length, start + PORTION));
      Batch batch = DatasetBatch.read(rows, portion, key.split(start));
      try (INDArray samples = batch.samples();
          INDArray features =
              seesAll ? features(samples) : ofRound(batch, key.split("round").split(start))) {
        sink.accept(features, batch.labels());
      }
    }
  }

  private INDArray ofRound(Batch batch, RandomKey key) {
    try (Round round = networks.task().round(batch, key)) {
      return features(round.real());
    }
  }

  @Override
  public void close() {
    networks.close();
  }
}

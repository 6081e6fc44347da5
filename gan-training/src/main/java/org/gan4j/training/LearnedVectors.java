package org.gan4j.training;

import org.gan4j.api.SampleShape;
import org.gan4j.api.data.SampleFeatures;
import org.gan4j.api.game.Game;
import org.gan4j.api.network.Discriminator;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The features of samples in the network of a game that represents them, while it learns. */
final class LearnedVectors implements SampleFeatures.Vectors {
  private final Game game;
  private final Discriminator network;
  private final @Nullable SampleShape condition;
  private final int size;

  private LearnedVectors(TrainingSetup setup, LearningNetwork learning, Discriminator network) {
    this.game = setup.game();
    this.network = network;
    this.condition = learning.condition();
    try (INDArray sample = Nd4j.create(DataType.FLOAT, setup.task().generated().batch(1));
        INDArray features = of(sample)) {
      this.size = Math.toIntExact(features.size(1));
    }
  }

  /**
   * The features of the game's {@link Game#representation()}.
   *
   * @throws IllegalStateException if that network has no features
   */
  static LearnedVectors of(TrainingSetup setup) {
    LearningNetwork learning = setup.network(setup.game().representation());
    if (learning.network() instanceof Discriminator discriminator) {
      return new LearnedVectors(setup, learning, discriminator);
    }
    throw new IllegalStateException("the network \"" + learning.name() + "\" has no features");
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public INDArray of(INDArray batch) {
    INDArray input = game.representationInput(batch);
    try (INDArray nothing =
        condition == null ? null : Nd4j.create(DataType.FLOAT, condition.batch(batch.size(0)))) {
      return network.features(input, nothing);
    } finally {
      if (input != batch) {
        input.close();
      }
    }
  }
}

package org.gan4j.objectives.game;

import java.util.List;
import java.util.Optional;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.data.Batch;
import org.gan4j.api.data.Latent;
import org.gan4j.api.data.LatentContext;
import org.gan4j.api.data.Round;
import org.gan4j.api.data.Task;
import org.gan4j.api.data.TaskContext;
import org.gan4j.api.game.GameContext;
import org.gan4j.objectives.latent.GaussianLatentConfiguration;
import org.gan4j.objectives.latent.GaussianLatentProvider;
import org.gan4j.objectives.task.ClassConditionalConfiguration;
import org.gan4j.objectives.task.ClassConditionalTaskProvider;
import org.gan4j.objectives.task.GenerationConfiguration;
import org.gan4j.objectives.task.GenerationTaskProvider;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Tasks, latents and rounds for {@link Trial}. */
final class SmallTask {
  static final SampleShape VECTOR = SampleShape.vector(3);
  static final SampleShape IMAGE = SampleShape.image(2, 2, 3);

  private SmallTask() {}

  static Latent latent(int size) {
    return new GaussianLatentProvider()
        .create(new GaussianLatentConfiguration(size, 1), LatentContext.standalone());
  }

  static Task generation(SampleShape shape) {
    return labelled(shape);
  }

  /** Without conditions, of data with classes. */
  static Task labelled(SampleShape shape, String... classes) {
    return new GenerationTaskProvider()
        .create(new GenerationConfiguration(), TaskContext.of(shape, List.of(classes)));
  }

  static Task classes(SampleShape shape) {
    return new ClassConditionalTaskProvider()
        .create(new ClassConditionalConfiguration(), TaskContext.of(shape, List.of("a", "b", "c")));
  }

  static GameContext context(Task task) {
    return GameContext.of(task, latent(2));
  }

  /** A batch in double precision, of the classes b, a, c, a where the task has classes. */
  static Round round(Task task) {
    INDArray samples = Trial.gaussian("data", task.discriminated().batch(Trial.BATCH));
    Round round = task.round(new Batch(samples, new int[] {1, 0, 2, 0}), Trial.KEY);
    INDArray condition = round.generatorCondition();
    INDArray doubles = condition == null ? null : condition.castTo(DataType.DOUBLE);
    return new DoubleRound(round.real(), doubles, round.labels());
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record DoubleRound(INDArray real, @Nullable INDArray classes, int[] labels)
      implements Round {
    @Override
    public @Nullable INDArray generatorCondition() {
      return classes;
    }

    @Override
    public @Nullable INDArray discriminatorCondition() {
      return classes;
    }
  }

  /** A task of a round that {@link ComposingRound} is. */
  static Task composing() {
    return new Task() {
      @Override
      public SampleShape generated() {
        return VECTOR;
      }

      @Override
      public SampleShape discriminated() {
        return SampleShape.vector(6);
      }

      @Override
      public boolean hasReconstruction() {
        return true;
      }

      @Override
      public Round round(Batch batch, RandomKey key) {
        return new ComposingRound(batch.samples());
      }
    };
  }

  /**
   * A round that composes, weights and reconstructs: the discriminator judges (2y, 3y) of what is
   * generated, and the known answer is zero.
   */
  record ComposingRound(INDArray real) implements Round {
    @Override
    public INDArray compose(INDArray generated) {
      return Nd4j.concat(1, generated.mul(2), generated.mul(3));
    }

    @Override
    public INDArray composeBackward(INDArray gradient) {
      return new Columns(0, 3).of(gradient).mul(2).addi(new Columns(3, 3).of(gradient).mul(3));
    }

    @Override
    public double adversarialWeight() {
      return 0.3;
    }

    @Override
    public Optional<Reconstruction> reconstruction(INDArray generated) {
      double norm = generated.norm2Number().doubleValue();
      return Optional.of(new Reconstruction(norm * norm, generated.mul(2)));
    }
  }
}

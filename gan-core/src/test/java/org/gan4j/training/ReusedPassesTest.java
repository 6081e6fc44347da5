package org.gan4j.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.data.Batch;
import org.gan4j.api.data.Latent;
import org.gan4j.api.data.Round;
import org.gan4j.api.data.Task;
import org.gan4j.api.game.GameContext;
import org.gan4j.api.game.Progress;
import org.gan4j.api.network.Generator;
import org.gan4j.api.network.GeneratorContext;
import org.gan4j.api.network.Mode;
import org.gan4j.api.network.NetworkRole;
import org.gan4j.api.network.Optimizer;
import org.gan4j.api.network.Parameters;
import org.gan4j.api.network.Pass;
import org.gan4j.core.Gan;
import org.gan4j.core.assembly.PreparedTraining;
import org.gan4j.experiment.Experiment;
import org.gan4j.experiment.ExperimentReader;
import org.gan4j.objectives.game.AdversarialConfiguration;
import org.gan4j.objectives.game.AdversarialGameProvider;
import org.gan4j.vanilla.VanillaGeneratorConfiguration;
import org.gan4j.vanilla.VanillaGeneratorProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

class ReusedPassesTest {
  private static final int ITERATIONS = 12;
  private static final SampleShape POINT = SampleShape.vector(2);

  /** Points that the generator sees and is to make again. */
  private static final class Echo implements Task {
    private final boolean shares;

    /**
     * A task.
     *
     * @param shares whether its rounds let steps share passes
     */
    Echo(boolean shares) {
      this.shares = shares;
    }

    @Override
    public SampleShape generated() {
      return POINT;
    }

    @Override
    public SampleShape generatorCondition() {
      return POINT;
    }

    @Override
    public Round round(Batch batch, RandomKey key) {
      return new Round() {
        @Override
        public INDArray real() {
          return batch.samples();
        }

        @Override
        public INDArray generatorCondition() {
          return batch.samples();
        }

        @Override
        public boolean holds(INDArray array) {
          return shares && Round.super.holds(array);
        }
      };
    }
  }

  /** Counts passes, and says of itself that it is random, or what the network says. */
  private static final class Counting implements Generator {
    private final Generator generator;
    private final boolean deterministic;
    private int passes;

    Counting(Generator generator, boolean deterministic) {
      this.generator = generator;
      this.deterministic = deterministic;
    }

    @Override
    public Pass forward(INDArray input, @Nullable INDArray condition, Mode mode, RandomKey key) {
      passes++;
      return generator.forward(input, condition, mode, key);
    }

    @Override
    public boolean isDeterministic() {
      return deterministic && generator.isDeterministic();
    }

    @Override
    public Parameters parameters() {
      return generator.parameters();
    }

    @Override
    public void update(Optimizer optimizer, long step) {
      generator.update(optimizer, step);
    }

    @Override
    public void close() {
      generator.close();
    }
  }

  private static Counting generator(boolean deterministic) {
    VanillaGeneratorConfiguration settings =
        (VanillaGeneratorConfiguration)
            read(Gan.create(), "{ \"type\": \"k-step\" }").generator().configuration();
    GeneratorContext context =
        GeneratorContext.of(0, POINT, POINT, DataType.FLOAT, RandomKey.ofSeed(3));
    return new Counting(new VanillaGeneratorProvider().create(settings, context), deterministic);
  }

  private static Experiment read(Gan gan, String schedule) {
    String json =
        """
        {
          "dataset": { "type": "ring", "size": 200 },
          "latent": { "type": "gaussian", "size": 1 },
          "generator": { "type": "vanilla", "hidden": [8, 8] },
          "discriminator": { "type": "vanilla", "hidden": [8], "hiddenDropout": 0.3 },
          "schedule": %s,
          "training": { "batchSize": 16, "iterations": %d }
        }
        """
            .formatted(schedule, ITERATIONS);
    return new ExperimentReader(gan.registry()).read(json, "echo.json", List.of());
  }

  /** Trains, and returns the parameters of both players. */
  private static List<float[]> train(Counting generator, boolean shares, String schedule) {
    Gan gan = Gan.create();
    try (PreparedTraining parts = gan.assemble(read(gan, schedule))) {
      // The optimizer of another network would have another length.
      Optimizer descent = (values, gradient, step) -> values.subi(gradient.mul(0.05));
      Task echo = new Echo(shares);
      TrainingSetup setup =
          new TrainingSetup(
              new AdversarialGameProvider()
                  .create(new AdversarialConfiguration(), GameContext.of(echo, new NoNoise())),
              List.of(
                  parts.setup().player("discriminator"),
                  new LearningPlayer(
                      "generator",
                      false,
                      List.of(
                          new LearningNetwork(
                              "generator",
                              NetworkRole.GENERATOR,
                              generator,
                              descent,
                              "optimizers.generator",
                              null)))),
              parts.dataset(),
              echo,
              parts.setup().loss(),
              List.of(),
              List.of(),
              parts.setup().schedule(),
              parts.setup().learningRates(),
              parts.setup().key());
      new Trainer(setup, parts.plan(), Progress.start(), List.of()).run(new StopSignal());
      return List.of(
          generator.parameters().values().dup().toFloatVector(),
          setup.network("discriminator").network().parameters().values().dup().toFloatVector());
    } finally {
      generator.close();
    }
  }

  private static final class NoNoise implements Latent {
    @Override
    public int size() {
      return 0;
    }

    @Override
    public void sample(RandomKey key, INDArray destination) {
      throw new UnsupportedOperationException("there is no noise");
    }

    @Override
    public INDArray interpolate(INDArray from, INDArray to, double fraction) {
      throw new UnsupportedOperationException("there is no noise");
    }
  }

  @Test
  void givesTheSameParametersBitForBitWithHalfOfThePasses() {
    Counting shared = generator(true);
    Counting separate = generator(true);
    String once = "{ \"type\": \"k-step\" }";

    List<float[]> expected = train(separate, false, once);
    assertThat(train(shared, true, once)).usingRecursiveComparison().isEqualTo(expected);
    assertThat(separate.passes).isEqualTo(2 * ITERATIONS);
    assertThat(shared.passes).isEqualTo(ITERATIONS);
  }

  @Test
  void isNotSharedBeyondAStepOfTheGeneratorOrAnotherBatch() {
    Counting shared = generator(true);
    Counting separate = generator(true);
    String several = "{ \"type\": \"k-step\", \"discriminatorSteps\": 2, \"generatorSteps\": 3 }";

    List<float[]> expected = train(separate, false, several);
    assertThat(train(shared, true, several)).usingRecursiveComparison().isEqualTo(expected);
    // Only the first of the three steps of a generator sees what the discriminator saw last.
    assertThat(shared.passes).isEqualTo(separate.passes - ITERATIONS);
  }

  /** As pix2pix with dropout: the draws of an iteration serve both steps. */
  @Test
  void isSharedWithinAnIterationByANetworkWithRandomness() {
    Counting random = generator(false);
    train(random, true, "{ \"type\": \"k-step\" }");
    assertThat(random.passes).isEqualTo(ITERATIONS);
  }
}

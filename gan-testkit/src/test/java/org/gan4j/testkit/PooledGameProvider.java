package org.gan4j.testkit;

import java.util.List;
import java.util.Map;
import org.gan4j.api.component.Option;
import org.gan4j.api.data.Latent;
import org.gan4j.api.data.Task;
import org.gan4j.api.game.Game;
import org.gan4j.api.game.GameContext;
import org.gan4j.api.game.GameProvider;
import org.gan4j.api.game.NetworkPlan;
import org.gan4j.api.game.Player;
import org.gan4j.api.game.Tape;
import org.gan4j.api.game.Term;
import org.gan4j.api.game.Term.Seed;
import org.gan4j.api.game.Turn;
import org.gan4j.api.game.Value;
import org.gan4j.api.network.NetworkRole;
import org.gan4j.api.objective.LossStrategy.DiscriminatorLoss;
import org.gan4j.api.objective.LossStrategy.GeneratorLoss;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Provides a game whose discriminator sees the generated samples of its step before, and a head on
 * its features.
 */
public final class PooledGameProvider implements GameProvider<PooledGameProvider.Configuration> {

  /**
   * Settings.
   *
   * @param sign of the generator's gradient: -1 for one that is wrong
   */
  public record Configuration(
      @Option(value = "Sign of the generator's gradient", defaultValue = "1") int sign) {}

  @Override
  public String type() {
    return "pooled";
  }

  @Override
  public Class<Configuration> configuration() {
    return Configuration.class;
  }

  @Override
  public String description() {
    return "The discriminator sees earlier samples";
  }

  @Override
  public Game create(Configuration configuration, GameContext context) {
    return new Pooled(context.task(), context.latent(), configuration.sign());
  }

  private static final class Pooled implements Game {
    private final Task task;
    private final Latent latent;
    private final int sign;
    private final INDArray pool;

    Pooled(Task task, Latent latent, int sign) {
      this.task = task;
      this.latent = latent;
      this.sign = sign;
      this.pool = Nd4j.create(DataType.FLOAT, task.discriminated().batch(4));
    }

    @Override
    public List<Player> players() {
      NetworkPlan discriminator =
          new NetworkPlan(
              "discriminator",
              NetworkRole.DISCRIMINATOR,
              networks -> networks.discriminator(task.discriminated(), null, 1));
      NetworkPlan head =
          new NetworkPlan(
              "head",
              NetworkRole.AUXILIARY,
              networks ->
                  new TinyNetwork(
                      networks.featureLength("discriminator"),
                      1,
                      networks.dataType(),
                      networks.key()));
      NetworkPlan generator =
          new NetworkPlan(
              "generator",
              NetworkRole.GENERATOR,
              networks -> networks.generator(latent.size(), null, task.generated()));
      return List.of(
          new Player("discriminator", /* drawsBatch= */ true, List.of(discriminator, head)),
          new Player("generator", /* drawsBatch= */ false, List.of(generator)));
    }

    @Override
    public Latent latent() {
      return latent;
    }

    @Override
    public void step(String player, Turn turn) {
      switch (player) {
        case "discriminator" -> discriminatorStep(turn);
        case "generator" -> generatorStep(turn);
        default -> throw new IllegalArgumentException(player);
      }
    }

    private void discriminatorStep(Turn turn) {
      Tape tape = turn.tape();
      Value fake = tape.apply(turn.network("generator"), turn.latent());
      INDArray earlier = pool.castTo(fake.array().dataType()).dup();
      pool.assign(fake.array());
      Value real = tape.apply(turn.network("discriminator"), tape.constant(turn.round().real()));
      Value logits = tape.apply(turn.network("discriminator"), tape.constant(earlier));
      DiscriminatorLoss loss = turn.loss().discriminator(real.array(), logits.array());
      tape.add(
          Term.loss(
              loss.value(),
              new Seed(real, loss.realGradient()),
              new Seed(logits, loss.fakeGradient())));
      Value opinion = tape.apply(turn.network("head"), tape.features(real));
      GeneratorLoss second = turn.loss().generator(opinion.array(), null);
      tape.add(Term.of("opinion", second.value(), opinion, second.fakeGradient()));
    }

    private void generatorStep(Turn turn) {
      Value fake = turn.tape().apply(turn.network("generator"), turn.latent());
      Value logits = turn.tape().apply(turn.network("discriminator"), fake);
      GeneratorLoss loss = turn.loss().generator(logits.array(), null);
      turn.tape().add(Term.loss(loss.value(), new Seed(logits, loss.fakeGradient().mul(sign))));
      turn.reportAccuracy(0.5);
      turn.report("fakeScore", logits.array().meanNumber().doubleValue());
    }

    @Override
    public Map<String, INDArray> state() {
      return Map.of("pool", pool);
    }
  }
}

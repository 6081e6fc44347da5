package org.gan4j.core.testing;

import java.util.List;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.data.Batch;
import org.gan4j.api.data.Latent;
import org.gan4j.api.data.Round;
import org.gan4j.api.data.Task;
import org.gan4j.api.data.TaskContext;
import org.gan4j.api.data.TaskProvider;
import org.gan4j.api.game.Game;
import org.gan4j.api.game.GameContext;
import org.gan4j.api.game.GameProvider;
import org.gan4j.api.game.NetworkPlan;
import org.gan4j.api.game.Player;
import org.gan4j.api.game.Tape;
import org.gan4j.api.game.Term;
import org.gan4j.api.game.Turn;
import org.gan4j.api.game.Value;
import org.gan4j.api.network.NetworkRole;
import org.gan4j.api.objective.LossStrategy.DiscriminatorLoss;
import org.gan4j.api.objective.LossStrategy.GeneratorLoss;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A toy of two generators between two kinds of vectors, and a discriminator for each kind: Zhu et
 * al., "Unpaired image-to-image translation using cycle-consistent adversarial networks", 2017,
 * equation 3, with a squared distance.
 */
public final class Translation {
  private Translation() {}

  /** No settings. */
  public record Configuration() {}

  /** Vectors, and their mirror images. */
  public static final class Mirrored implements TaskProvider<Configuration> {
    @Override
    public String type() {
      return "mirrored";
    }

    @Override
    public Class<Configuration> configuration() {
      return Configuration.class;
    }

    @Override
    public String description() {
      return "two kinds";
    }

    @Override
    public Task create(Configuration configuration, TaskContext context) {
      return new Task() {
        @Override
        public SampleShape generated() {
          return context.data();
        }

        @Override
        public Round round(Batch batch, RandomKey key) {
          return new Pair(batch.samples(), batch.samples().neg());
        }
      };
    }
  }

  private record Pair(INDArray real, INDArray mirrored) implements Round {
    @Override
    public INDArray array(String name) {
      return name.equals("a") ? real : mirrored;
    }
  }

  /** The game. */
  public static final class Provider implements GameProvider<Configuration> {
    @Override
    public String type() {
      return "translation";
    }

    @Override
    public Class<Configuration> configuration() {
      return Configuration.class;
    }

    @Override
    public String description() {
      return "two generators and two discriminators";
    }

    @Override
    public Game create(Configuration configuration, GameContext context) {
      return new Translating(context.task().generated(), context.latent());
    }
  }

  private record Translating(SampleShape shape, Latent latent) implements Game {
    @Override
    public List<Player> players() {
      return List.of(
          new Player("judge-a", true, List.of(judge("judge-a"))),
          new Player("judge-b", false, List.of(judge("judge-b"))),
          new Player("translator", false, List.of(translator("a-to-b"), translator("b-to-a"))));
    }

    private NetworkPlan judge(String name) {
      return new NetworkPlan(
          name, NetworkRole.DISCRIMINATOR, networks -> networks.discriminator(shape, null, 1));
    }

    /** The experiment's perceptron with as many outputs as inputs. */
    private NetworkPlan translator(String name) {
      return new NetworkPlan(
          name,
          NetworkRole.GENERATOR,
          networks -> networks.discriminator(shape, null, shape.length()));
    }

    @Override
    public String sampled() {
      return "a-to-b";
    }

    @Override
    public String representation() {
      return "judge-a";
    }

    @Override
    public void step(String player, Turn turn) {
      Value a = turn.tape().constant(turn.round().array("a"));
      Value b = turn.tape().constant(turn.round().array("b"));
      switch (player) {
        case "judge-a" -> judge(turn, player, a, "b-to-a", b);
        case "judge-b" -> judge(turn, player, b, "a-to-b", a);
        case "translator" -> {
          translate(turn, "a-to-b", "judge-b", "b-to-a", a);
          translate(turn, "b-to-a", "judge-a", "a-to-b", b);
        }
        default -> throw new IllegalArgumentException(player);
      }
    }

    private static void judge(
        Turn turn, String player, Value real, String translator, Value other) {
      Tape tape = turn.tape();
      Value fake = tape.apply(turn.network(translator), other);
      Value realLogits = tape.apply(turn.network(player), real);
      Value fakeLogits = tape.apply(turn.network(player), fake);
      DiscriminatorLoss loss = turn.loss().discriminator(realLogits.array(), fakeLogits.array());
      tape.add(
          Term.loss(
              loss.value(),
              new Term.Seed(realLogits, loss.realGradient()),
              new Term.Seed(fakeLogits, loss.fakeGradient())));
      turn.regularize(turn.network(player), real, fake, null);
    }

    private static void translate(
        Turn turn, String translator, String judge, String back, Value from) {
      Tape tape = turn.tape();
      Value translated = tape.apply(turn.network(translator), from);
      Value logits = tape.apply(turn.network(judge), translated);
      GeneratorLoss loss = turn.loss().generator(logits.array(), null);
      tape.add(Term.loss(loss.value(), new Term.Seed(logits, loss.fakeGradient())));
      Value restored = tape.apply(turn.network(back), translated);
      INDArray difference = restored.array().sub(from.array());
      double share = 1.0 / difference.length();
      double squares = difference.mul(difference).sumNumber().doubleValue();
      tape.add(Term.of("cycle", share * squares, restored, difference.muli(2 * share)));
    }
  }
}

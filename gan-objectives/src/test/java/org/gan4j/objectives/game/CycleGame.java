package org.gan4j.objectives.game;

import java.util.List;
import org.gan4j.api.SampleShape;
import org.gan4j.api.data.Latent;
import org.gan4j.api.data.Round;
import org.gan4j.api.game.Game;
import org.gan4j.api.game.NetworkBuilder;
import org.gan4j.api.game.NetworkPlan;
import org.gan4j.api.game.Player;
import org.gan4j.api.game.Tape;
import org.gan4j.api.game.Term;
import org.gan4j.api.game.Turn;
import org.gan4j.api.game.Value;
import org.gan4j.api.network.NetworkRole;
import org.gan4j.api.objective.LossStrategy.DiscriminatorLoss;
import org.gan4j.api.objective.LossStrategy.GeneratorLoss;
import org.gan4j.nn.LayeredNetwork;
import org.gan4j.nn.NetworkDefinition;
import org.gan4j.nn.layers.Dense;
import org.gan4j.nn.layers.Elementwise;
import org.gan4j.nn.layers.Initialization;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * Two generators between two kinds of vectors, and a discriminator for each kind: Zhu et al.,
 * "Unpaired image-to-image translation using cycle-consistent adversarial networks", 2017, equation
 * 3. A toy, as a stranger would write it: with gan-api and gan-nn alone.
 */
final class CycleGame implements Game {
  static final double CYCLE_WEIGHT = 10;

  private final SampleShape a;
  private final SampleShape b;
  private final Latent latent;

  CycleGame(SampleShape a, SampleShape b, Latent latent) {
    this.a = a;
    this.b = b;
    this.latent = latent;
  }

  @Override
  public List<Player> players() {
    return List.of(
        discriminator("discriminator-a", true, a),
        discriminator("discriminator-b", false, b),
        new Player(
            "generator",
            false,
            List.of(generator("generator-ab", a, b), generator("generator-ba", b, a))));
  }

  private static Player discriminator(String name, boolean drawsBatch, SampleShape input) {
    return new Player(
        name,
        drawsBatch,
        List.of(
            new NetworkPlan(
                name,
                NetworkRole.DISCRIMINATOR,
                networks -> networks.discriminator(input, null, 1))));
  }

  private static NetworkPlan generator(String name, SampleShape from, SampleShape to) {
    return new NetworkPlan(
        name, NetworkRole.GENERATOR, networks -> translator(networks, name, from, to));
  }

  private static LayeredNetwork translator(
      NetworkBuilder networks, String name, SampleShape from, SampleShape to) {
    return new LayeredNetwork(
        new LayeredNetwork.Interface(name, from, null, to, networks.dataType()),
        NetworkDefinition.of(new Dense(6), Elementwise.tanh(), new Dense(to.length()))
            .withInitialization(new Initialization.Normal(0.5)),
        networks.key());
  }

  @Override
  public Latent latent() {
    return latent;
  }

  @Override
  public String sampled() {
    return "generator-ab";
  }

  @Override
  public String representation() {
    return "discriminator-a";
  }

  @Override
  public void step(String player, Turn turn) {
    Round round = turn.round();
    Value realA = turn.tape().constant(round.array("a"));
    Value realB = turn.tape().constant(round.array("b"));
    switch (player) {
      case "discriminator-a" -> discriminate(turn, player, "generator-ba", realA, realB);
      case "discriminator-b" -> discriminate(turn, player, "generator-ab", realB, realA);
      case "generator" -> {
        translate(turn, "generator-ab", "discriminator-b", "generator-ba", realA);
        translate(turn, "generator-ba", "discriminator-a", "generator-ab", realB);
      }
      default -> throw new IllegalArgumentException(player);
    }
  }

  private static void discriminate(
      Turn turn, String player, String generator, Value kind, Value other) {
    Tape tape = turn.tape();
    Value real = turn.augment(kind, true);
    Value fake = turn.augment(tape.apply(turn.network(generator), other), false);
    Value realLogits = tape.apply(turn.network(player), real);
    Value fakeLogits = tape.apply(turn.network(player), fake);
    DiscriminatorLoss loss =
        turn.loss().discriminator(realLogits.array(), fakeLogits.array(), turn.key());
    tape.add(
        Term.loss(
            loss.value(),
            new Term.Seed(realLogits, loss.realGradient()),
            new Term.Seed(fakeLogits, loss.fakeGradient())));
    turn.regularize(turn.network(player), real, fake, null);
  }

  private static void translate(
      Turn turn, String generator, String discriminator, String back, Value from) {
    Tape tape = turn.tape();
    Value translated = tape.apply(turn.network(generator), from);
    Value logits =
        tape.apply(turn.network(discriminator), turn.augment(translated, /* real= */ false));
    GeneratorLoss loss = turn.loss().generator(logits.array(), null);
    tape.add(Term.loss(loss.value(), new Term.Seed(logits, loss.fakeGradient())));
    Value restored = tape.apply(turn.network(back), translated);
    tape.add(distance(restored, from.array()));
  }

  /** λ E‖F(G(x)) − x‖₁, the mean over all numbers. */
  private static Term distance(Value restored, INDArray truth) {
    INDArray difference = restored.array().sub(truth);
    double weight = CYCLE_WEIGHT / difference.length();
    return Term.of(
        "cycle",
        weight * difference.norm1Number().doubleValue(),
        restored,
        Transforms.sign(difference, true).muli(weight));
  }
}

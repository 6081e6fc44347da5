package org.gan4j.objectives.game;

import static org.gan4j.objectives.game.AdversarialPlayers.DISCRIMINATOR;
import static org.gan4j.objectives.game.AdversarialPlayers.GENERATOR;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.gan4j.api.GanException;
import org.gan4j.api.RandomKey;
import org.gan4j.api.data.Latent;
import org.gan4j.api.data.Task;
import org.gan4j.api.game.Game;
import org.gan4j.api.game.GameContext;
import org.gan4j.api.game.NetworkPlan;
import org.gan4j.api.game.Player;
import org.gan4j.api.game.Term;
import org.gan4j.api.game.Term.Seed;
import org.gan4j.api.game.Turn;
import org.gan4j.api.game.Value;
import org.gan4j.api.network.Mode;
import org.gan4j.api.network.Network;
import org.gan4j.api.network.NetworkRole;
import org.gan4j.api.network.Pass;
import org.gan4j.api.objective.LossStrategy.DiscriminatorLoss;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * An encoder is trained with the generator, and the discriminator classifies pairs: min_{G,E} max_D
 * E log D(x, E(x)) + E log(1 − D(G(z), z)). At the optimum the encoder inverts the generator.
 * Donahue, Krähenbühl and Darrell, "Adversarial feature learning", 2017, equation 3; the same as
 * Dumoulin et al., "Adversarially learned inference", 2017.
 *
 * <p>Generator and encoder descend the discriminator's loss with the labels swapped, E log(1 − D(x,
 * E(x))) + E log D(G(z), z), as in section 3.4 of the paper: whatever the loss, their gradient does
 * not vanish where the discriminator is sure.
 */
final class BiGanGame implements Game {
  private static final String ENCODER = "encoder";

  private final Task task;
  private final Latent latent;
  private final BiGanConfiguration configuration;
  private final PairJoining joinReal = new PairJoining();
  private final PairJoining joinFake = new PairJoining();
  private final AdversarialSteps steps = new AdversarialSteps();

  BiGanGame(BiGanConfiguration configuration, GameContext context) {
    this.configuration = configuration;
    this.task = Unconditional.require(context.task(), "bi-gan");
    this.latent = context.latent();
    if (latent.size() == 0) {
      throw GanException.usage(
          "the encoder of bi-gan returns latents, and there is none",
          "latent.size",
          "give the latent a size of at least 1");
    }
  }

  @Override
  public List<Player> players() {
    NetworkPlan encoder =
        new NetworkPlan(
            ENCODER,
            NetworkRole.AUXILIARY,
            networks ->
                networks.discriminator(
                    configuration.encoder(), task.discriminated(), null, latent.size()));
    return List.of(
        AdversarialPlayers.discriminator(PairJoining.of(task.discriminated(), latent.size()), null),
        AdversarialPlayers.generator(latent, task, encoder));
  }

  @Override
  public Latent latent() {
    return latent;
  }

  /** The encoder's features: section 4.3 of the paper. */
  @Override
  public String representation() {
    return ENCODER;
  }

  @Override
  public void step(String player, Turn turn) {
    Value made = steps.generate(turn);
    Value encoded =
        turn.tape()
            .apply(
                turn.network(ENCODER),
                turn.tape().constant(turn.round().real()),
                null,
                turn.key().split(ENCODER));
    Value real = turn.tape().apply(joinReal, steps.real(turn), encoded);
    Value realLogits = steps.logits(turn, real, "real");
    Value fake = turn.tape().apply(joinFake, steps.fake(turn, made), turn.latent());
    Value fakeLogits = steps.logits(turn, fake, "fake");
    switch (player) {
      case DISCRIMINATOR -> {
        steps.discriminatorLoss(turn, realLogits, fakeLogits);
        turn.regularize(turn.network(DISCRIMINATOR), real, fake, null);
      }
      case GENERATOR -> {
        swappedLoss(turn, realLogits, fakeLogits);
        steps.reconstruct(turn, made);
      }
      default -> throw AdversarialPlayers.unknown(player);
    }
  }

  private static void swappedLoss(Turn turn, Value realLogits, Value fakeLogits) {
    DiscriminatorLoss swapped =
        turn.loss().discriminator(fakeLogits.array(), realLogits.array(), turn.key().split("loss"));
    turn.tape()
        .add(
            Term.loss(
                swapped.value(),
                new Seed(realLogits, swapped.fakeGradient()),
                new Seed(fakeLogits, swapped.realGradient())));
    if (turn.comparesFeatures()) {
      turn.compareFeatures(realLogits, fakeLogits);
    }
    turn.reportAccuracy(Logits.fakeAccuracy(fakeLogits.array()));
  }

  /**
   * {@code encoding}: E(x), [batch, latent size]; {@code reconstruction}: G(E(x)), [batch,
   * generated shape].
   */
  @Override
  public Map<String, Function<INDArray, INDArray>> readouts(Function<String, Network> networks) {
    Function<INDArray, INDArray> encoding = samples -> infer(networks.apply(ENCODER), samples);
    Function<INDArray, INDArray> decoding = codes -> infer(networks.apply(GENERATOR), codes);
    return Map.of("encoding", encoding, "reconstruction", encoding.andThen(decoding));
  }

  private static INDArray infer(Network network, INDArray input) {
    try (Pass pass = network.forward(input, null, Mode.INFER, new RandomKey(0))) {
      return pass.output().dup('c');
    }
  }
}

package org.gan4j.objectives.game;

import static org.gan4j.objectives.game.AdversarialPlayers.DISCRIMINATOR;
import static org.gan4j.objectives.game.AdversarialPlayers.GENERATOR;

import java.util.List;
import org.gan4j.api.GanException;
import org.gan4j.api.data.Latent;
import org.gan4j.api.data.Round;
import org.gan4j.api.data.Task;
import org.gan4j.api.game.Game;
import org.gan4j.api.game.GameContext;
import org.gan4j.api.game.Player;
import org.gan4j.api.game.Turn;
import org.gan4j.api.game.Value;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The adversarial game with a discriminator D(x₁, …, xₘ) that classifies m samples together, all
 * real or all generated. It can detect a lack of diversity, which penalizes mode collapse. Lin et
 * al., "PacGAN: The power of two samples in generative adversarial networks", 2018, Algorithm 1;
 * the architecture is widened at its input only, as there.
 */
final class PacGame implements Game {
  private final Task task;
  private final Latent latent;
  private final Packing packing;
  private final AdversarialSteps steps;

  PacGame(PacConfiguration configuration, GameContext context) {
    this.task = context.task();
    this.latent = context.latent();
    this.packing = new Packing(configuration.samples());
    this.steps = new AdversarialSteps(new Packs(packing), configuration.topK());
  }

  /** Consecutive samples of the batch are packed together. */
  private record Packs(Packing packing) implements AdversarialSteps.View {
    @Override
    public Value samples(Turn turn, Value samples) {
      return turn.tape().apply(packing.function(), samples);
    }

    @Override
    public @Nullable INDArray condition(Round round) {
      INDArray condition = round.discriminatorCondition();
      return condition == null ? null : packing.pack(condition);
    }
  }

  @Override
  public List<Player> players() {
    return List.of(
        AdversarialPlayers.discriminator(
            packing.of(task.discriminated()), packing.ofCondition(task.discriminatorCondition())),
        AdversarialPlayers.generator(latent, task));
  }

  @Override
  public Latent latent() {
    return latent;
  }

  /** A pack of copies of each sample: the discriminator has no features of a single one. */
  @Override
  public INDArray representationInput(INDArray samples) {
    return packing.copies(samples);
  }

  @Override
  public void requireBatchSize(int size) {
    if (size % packing.samples() != 0) {
      throw GanException.usage(
          "a batch of " + size + " does not divide into packs of " + packing.samples(),
          "training.batchSize",
          "choose a multiple of game.samples");
    }
  }

  @Override
  public void step(String player, Turn turn) {
    switch (player) {
      case DISCRIMINATOR -> steps.discriminatorStep(turn);
      case GENERATOR -> steps.generatorStep(turn);
      default -> throw AdversarialPlayers.unknown(player);
    }
  }
}

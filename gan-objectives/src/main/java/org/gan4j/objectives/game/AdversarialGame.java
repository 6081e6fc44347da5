package org.gan4j.objectives.game;

import static org.gan4j.objectives.game.AdversarialPlayers.DISCRIMINATOR;
import static org.gan4j.objectives.game.AdversarialPlayers.GENERATOR;

import java.util.List;
import org.gan4j.api.data.Latent;
import org.gan4j.api.data.Task;
import org.gan4j.api.game.Game;
import org.gan4j.api.game.GameContext;
import org.gan4j.api.game.Player;
import org.gan4j.api.game.Turn;
import org.gan4j.api.game.Value;

/**
 * One discriminator, one generator: min_G max_D E log D(x) + E log(1 − D(G(z))), with the loss that
 * the experiment chose in place of the logarithms. Goodfellow et al., "Generative Adversarial
 * Networks", 2014, Algorithm 1; with conditions Mirza and Osindero, "Conditional generative
 * adversarial nets", 2014.
 */
final class AdversarialGame implements Game {
  private final Task task;
  private final Latent latent;
  private final AdversarialSteps steps;

  AdversarialGame(AdversarialConfiguration configuration, GameContext context) {
    this.steps = new AdversarialSteps(configuration.topK());
    this.task = context.task();
    this.latent = context.latent();
  }

  @Override
  public List<Player> players() {
    Player generator = AdversarialPlayers.generator(latent, task);
    return List.of(
        AdversarialPlayers.discriminator(task.discriminated(), task.discriminatorCondition()),
        new Player(
            generator.name(),
            generator.drawsBatch(),
            generator.networks(),
            /* learnsAlone= */ task.hasReconstruction()));
  }

  @Override
  public Latent latent() {
    return latent;
  }

  @Override
  public void step(String player, Turn turn) {
    switch (player) {
      case DISCRIMINATOR -> steps.discriminatorStep(turn);
      case GENERATOR -> {
        Value made = steps.generate(turn);
        if (!steps.reconstructionStep(turn, made)) {
          steps.generatorStep(turn, made);
        }
      }
      default -> throw AdversarialPlayers.unknown(player);
    }
  }
}

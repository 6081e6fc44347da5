package org.gan4j.objectives.game;

import java.util.ArrayList;
import java.util.List;
import org.gan4j.api.SampleShape;
import org.gan4j.api.data.Latent;
import org.gan4j.api.data.Task;
import org.gan4j.api.game.NetworkPlan;
import org.gan4j.api.game.Player;
import org.gan4j.api.network.NetworkRole;
import org.jspecify.annotations.Nullable;

/** The two players of the adversarial game and of its variations. */
final class AdversarialPlayers {
  static final String DISCRIMINATOR = "discriminator";
  static final String GENERATOR = "generator";

  private AdversarialPlayers() {}

  /**
   * The discriminator: each of its steps reads a new batch.
   *
   * @param input the shape of its samples
   * @param condition the shape of its condition; null if there is none
   * @param auxiliary networks that are updated with it
   */
  static Player discriminator(
      SampleShape input, @Nullable SampleShape condition, NetworkPlan... auxiliary) {
    NetworkPlan plan =
        new NetworkPlan(
            DISCRIMINATOR,
            NetworkRole.DISCRIMINATOR,
            networks -> networks.discriminator(input, condition, 1));
    return new Player(DISCRIMINATOR, /* drawsBatch= */ true, with(plan, auxiliary));
  }

  /**
   * The generator: its steps use new noise, but the batch, and so the conditions, of the
   * discriminator's latest step.
   *
   * @param auxiliary networks that are updated with it
   */
  static Player generator(Latent latent, Task task, NetworkPlan... auxiliary) {
    NetworkPlan plan =
        new NetworkPlan(
            GENERATOR,
            NetworkRole.GENERATOR,
            networks ->
                networks.generator(latent.size(), task.generatorCondition(), task.generated()));
    return new Player(GENERATOR, /* drawsBatch= */ false, with(plan, auxiliary));
  }

  private static List<NetworkPlan> with(NetworkPlan first, NetworkPlan... others) {
    List<NetworkPlan> plans = new ArrayList<>();
    plans.add(first);
    plans.addAll(List.of(others));
    return plans;
  }

  /** The exception for a step of a player that the game does not have. */
  static IllegalArgumentException unknown(String player) {
    return new IllegalArgumentException("nobody in this game is called \"" + player + "\"");
  }
}

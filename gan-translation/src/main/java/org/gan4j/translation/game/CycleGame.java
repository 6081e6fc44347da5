package org.gan4j.translation.game;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.gan4j.api.data.Latent;
import org.gan4j.api.game.Game;
import org.gan4j.api.game.NetworkPlan;
import org.gan4j.api.game.Player;
import org.gan4j.api.game.Turn;
import org.gan4j.api.network.Mode;
import org.gan4j.api.network.Network;
import org.gan4j.api.network.NetworkRole;
import org.gan4j.api.network.Pass;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Generators between two domains A and B, each with a discriminator of its target domain, and each
 * inverting the other one: L_GAN(G_AB, D_B) + L_GAN(G_BA, D_A) + λ L_cyc(G_AB, G_BA). Zhu et al.,
 * "Unpaired image-to-image translation using cycle-consistent adversarial networks", ICCV 2017,
 * equation 3. Each of the four networks is a player; the two generators descend the same cycle
 * terms.
 */
@NotThreadSafe
final class CycleGame implements Game {
  /** The readout that translates samples of B into A. */
  static final String BACK = "back";

  private final CycleDomains domains;
  private final CycleConfiguration configuration;
  private final ImagePool poolA;
  private final ImagePool poolB;

  CycleGame(CycleConfiguration configuration, CycleDomains domains) {
    this.configuration = configuration;
    this.domains = domains;
    this.poolA = new ImagePool(configuration.pool(), domains.a());
    this.poolB = new ImagePool(configuration.pool(), domains.b());
  }

  /** The discriminators first; all four steps of an iteration have one batch. */
  @Override
  public List<Player> players() {
    return List.of(
        discriminator(CycleDirection.DISCRIMINATOR_A, domains.a(), /* drawsBatch= */ true),
        discriminator(CycleDirection.DISCRIMINATOR_B, domains.b(), /* drawsBatch= */ false),
        generator(CycleDirection.GENERATOR_AB, domains.a(), domains.b()),
        generator(CycleDirection.GENERATOR_BA, domains.b(), domains.a()));
  }

  private static Player discriminator(String name, SampleShape domain, boolean drawsBatch) {
    NetworkPlan plan =
        new NetworkPlan(
            name, NetworkRole.DISCRIMINATOR, networks -> networks.discriminator(domain, null, 1));
    return new Player(name, drawsBatch, List.of(plan));
  }

  private static Player generator(String name, SampleShape from, SampleShape to) {
    NetworkPlan plan =
        new NetworkPlan(name, NetworkRole.GENERATOR, networks -> networks.generator(0, from, to));
    return new Player(name, /* drawsBatch= */ false, List.of(plan));
  }

  @Override
  public Latent latent() {
    return domains.latent();
  }

  @Override
  public String sampled() {
    return CycleDirection.GENERATOR_AB;
  }

  @Override
  public String representation() {
    return CycleDirection.DISCRIMINATOR_B;
  }

  @Override
  public void step(String player, Turn turn) {
    CycleSteps steps = new CycleSteps(configuration, turn);
    switch (player) {
      case CycleDirection.DISCRIMINATOR_A ->
          steps.discriminatorStep(CycleDirection.backward(turn), poolA);
      case CycleDirection.DISCRIMINATOR_B ->
          steps.discriminatorStep(CycleDirection.forward(turn), poolB);
      case CycleDirection.GENERATOR_AB ->
          steps.generatorStep(CycleDirection.forward(turn), CycleDirection.backward(turn));
      case CycleDirection.GENERATOR_BA ->
          steps.generatorStep(CycleDirection.backward(turn), CycleDirection.forward(turn));
      default ->
          throw new IllegalArgumentException("nobody in this game is called \"" + player + "\"");
    }
  }

  /** {@code back}: G_BA(b), [batch, shape of A]. */
  @Override
  public Map<String, Function<INDArray, INDArray>> readouts(Function<String, Network> networks) {
    return Map.of(
        BACK, samples -> translated(networks.apply(CycleDirection.GENERATOR_BA), samples));
  }

  private static INDArray translated(Network generator, INDArray pictures) {
    try (Pass pass = generator.forward(pictures, null, Mode.INFER, RandomKey.ofSeed(0))) {
      return pass.output().dup('c');
    }
  }

  @Override
  public Map<String, INDArray> state() {
    Map<String, INDArray> state = new LinkedHashMap<>();
    state.putAll(poolA.state("pool-a"));
    state.putAll(poolB.state("pool-b"));
    return state;
  }
}

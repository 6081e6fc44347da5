package org.gan4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gan4j.testkit.FiniteDifferences.gaussian;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.network.Discriminator;
import org.gan4j.api.network.Generator;
import org.gan4j.api.network.Network;
import org.gan4j.api.objective.Regularizer;
import org.gan4j.api.objective.Regularizer.Learning;
import org.gan4j.api.objective.RegularizerProvider;
import org.gan4j.api.schedule.Player;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What every regularizer keeps to: the gradient that it adds is that of the value that it returns,
 * for both players, and its state is all that it remembers.
 *
 * @param <C> its configuration
 */
public abstract class RegularizerContract<C extends Record> extends ComponentContract<C> {
  private static final RandomKey KEY = RandomKey.ofSeed(4);
  private static final int BATCH = 3;
  private static final int LATENT = 2;

  /** For subclasses. */
  protected RegularizerContract() {}

  @Override
  protected abstract RegularizerProvider<C> provider();

  /** The shape of the samples that it is tested with: vectors of 3 unless this says otherwise. */
  protected SampleShape samples() {
    return SampleShape.vector(3);
  }

  /** A discriminator to regularize; a tiny one unless this makes another. */
  protected Discriminator discriminator(DataType type, RandomKey key) {
    return new TinyNetwork(samples().length(), 1, type, key);
  }

  /** A generator to regularize; a tiny one unless this makes another. */
  protected Generator generator(DataType type, RandomKey key) {
    return new TinyNetwork(LATENT, samples().length(), type, key);
  }

  private Regularizer regularizer() {
    return provider().create(configuration());
  }

  private Network network(Player player, DataType type) {
    return switch (player) {
      case DISCRIMINATOR -> discriminator(type, KEY.split("discriminator"));
      case GENERATOR -> generator(type, KEY.split("generator"));
    };
  }

  private Learning learning(Player player, Network network, DataType type) {
    INDArray real = gaussian("real", type, samples().batch(BATCH));
    return new Learning(
        player,
        network,
        0,
        player == Player.DISCRIMINATOR ? real : null,
        gaussian("fake", type, samples().batch(BATCH)),
        null,
        KEY.split("step"));
  }

  private static Map<String, INDArray> copy(Map<String, INDArray> state) {
    Map<String, INDArray> copies = new LinkedHashMap<>();
    state.forEach((name, array) -> copies.put(name, array.dup()));
    return copies;
  }

  private static void restore(Map<String, INDArray> saved, Regularizer regularizer) {
    Map<String, INDArray> state = regularizer.state();
    assertThat(state.keySet()).isEqualTo(saved.keySet());
    saved.forEach((name, array) -> Objects.requireNonNull(state.get(name)).assign(array));
  }

  @Test
  void addsTheGradientOfItsValue() {
    for (Player player : Player.values()) {
      try (Network network = network(player, DataType.DOUBLE)) {
        Regularizer regularizer = regularizer();
        Learning learning = learning(player, network, DataType.DOUBLE);
        Map<String, INDArray> state = copy(regularizer.state());
        network.parameters().clearGradient();
        regularizer.penalize(learning);
        FiniteDifferences.standard()
            .check(
                player.toString(),
                network.parameters(),
                () -> {
                  restore(state, regularizer);
                  return regularizer.penalize(learning);
                });
      }
    }
  }

  @Test
  void keepsTheGradientThatIsThereAlready() {
    for (Player player : Player.values()) {
      try (Network network = network(player, DataType.DOUBLE)) {
        Regularizer regularizer = regularizer();
        Map<String, INDArray> state = copy(regularizer.state());
        Learning learning = learning(player, network, DataType.DOUBLE);
        network.parameters().clearGradient();
        double value = regularizer.penalize(learning);
        INDArray own = network.parameters().gradient().dup();
        INDArray loss = gaussian("loss", DataType.DOUBLE, own.length());
        network.parameters().gradient().assign(loss);
        restore(state, regularizer);

        assertThat(regularizer.penalize(learning)).isEqualTo(value);
        assertThat(network.parameters().gradient().equalsWithEps(loss.add(own), 1e-9)).isTrue();
      }
    }
  }

  @Test
  void changesNothingButTheGradient() {
    for (Player player : Player.values()) {
      try (Network network = network(player, DataType.FLOAT)) {
        Learning learning = learning(player, network, DataType.FLOAT);
        INDArray values = network.parameters().values().dup();
        INDArray fake = learning.fake().dup();
        double value = regularizer().penalize(learning);

        assertThat(value).isFinite();
        assertThat(network.parameters().values()).isEqualTo(values);
        assertThat(learning.fake()).isEqualTo(fake);
        if (player == Player.DISCRIMINATOR) {
          assertThat(learning.real())
              .isEqualTo(gaussian("real", DataType.FLOAT, samples().batch(BATCH)));
        }
      }
    }
  }

  @Test
  void goesOnFromItsStateAsIfThereWasNoInterruption() {
    try (Network network = network(Player.DISCRIMINATOR, DataType.FLOAT);
        Network twin = network(Player.DISCRIMINATOR, DataType.FLOAT)) {
      Regularizer before = regularizer();
      step(before, network);
      Regularizer after = regularizer();
      twin.parameters().values().assign(network.parameters().values());
      // What it keeps for a network may come into being with the first step.
      if (!after.state().keySet().equals(before.state().keySet())) {
        after.penalize(learning(Player.DISCRIMINATOR, twin, DataType.FLOAT));
      }
      restore(copy(before.state()), after);
      step(before, network);
      step(after, twin);

      assertThat(twin.parameters().values()).isEqualTo(network.parameters().values());
    }
  }

  private void step(Regularizer regularizer, Network network) {
    Learning learning = learning(Player.DISCRIMINATOR, network, DataType.FLOAT);
    network.parameters().clearGradient();
    regularizer.penalize(learning);
    network.learn((values, gradient, step) -> values.subi(gradient.mul(0.01)), 0);
    regularizer.constrain(learning);
  }
}

package org.gan4j.objectives.game;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.game.NetworkBuilder;
import org.gan4j.api.game.NetworkPlan;
import org.gan4j.api.game.Turn;
import org.gan4j.api.game.Value;
import org.gan4j.api.network.Mode;
import org.gan4j.api.network.Network;
import org.gan4j.api.network.NetworkRole;
import org.gan4j.api.network.Pass;
import org.gan4j.nn.LayeredNetwork;
import org.gan4j.nn.NetworkDefinition;
import org.gan4j.nn.layers.Dense;
import org.gan4j.nn.layers.Elementwise;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A second output of the discriminator: a separate network on the features, the input of the
 * discriminator's last layer.
 *
 * @param name of the network
 * @param hidden units of a layer before the last one; 0 for none
 * @param outputs numbers for each sample
 */
record FeatureHead(String name, int hidden, int outputs) {
  private static final double LEAK = 0.1;

  NetworkPlan plan() {
    return new NetworkPlan(
        name, NetworkRole.AUXILIARY, this::build, AdversarialPlayers.DISCRIMINATOR);
  }

  private Network build(NetworkBuilder networks) {
    List<Layer> layers = new ArrayList<>();
    if (hidden > 0) {
      layers.add(new Dense(hidden));
      layers.add(Elementwise.leakyRelu(LEAK));
    }
    layers.add(new Dense(outputs));
    return new LayeredNetwork(
        new LayeredNetwork.Interface(
            name,
            SampleShape.vector(networks.featureLength(AdversarialPlayers.DISCRIMINATOR)),
            null,
            SampleShape.vector(outputs),
            networks.dataType()),
        NetworkDefinition.of(layers),
        networks.key(),
        networks.memory());
  }

  /**
   * Applies it to the features of a discriminator's pass.
   *
   * @param discriminated the discriminator's output
   * @return [batch, outputs]
   */
  Value on(Turn turn, Value discriminated) {
    return turn.tape().apply(turn.network(name), turn.tape().features(discriminated));
  }

  /**
   * A readout of trained networks for samples.
   *
   * @param samples [batch, discriminated shape]
   * @return a new array [batch, outputs]
   */
  INDArray infer(Function<String, Network> networks, INDArray samples) {
    return infer(networks, samples, null);
  }

  /**
   * {@link #infer(Function, INDArray)} for a discriminator with a condition, which gets zeros.
   *
   * @param condition its shape; null if there is none
   */
  INDArray infer(
      Function<String, Network> networks, INDArray samples, @Nullable SampleShape condition) {
    RandomKey unused = new RandomKey(0);
    INDArray nothing =
        condition == null
            ? null
            : Nd4j.create(samples.dataType(), condition.batch(samples.size(0)));
    try (Pass discriminated =
            networks
                .apply(AdversarialPlayers.DISCRIMINATOR)
                .forward(samples, nothing, Mode.INFER, unused);
        Pass pass =
            networks.apply(name).forward(discriminated.features(), null, Mode.INFER, unused)) {
      return pass.output().dup('c');
    }
  }
}

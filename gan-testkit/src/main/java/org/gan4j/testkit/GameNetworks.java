package org.gan4j.testkit;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.component.ConfiguredProvider;
import org.gan4j.api.game.Game;
import org.gan4j.api.game.NetworkBuilder;
import org.gan4j.api.game.NetworkPlan;
import org.gan4j.api.game.Player;
import org.gan4j.api.network.Discriminator;
import org.gan4j.api.network.DiscriminatorContext;
import org.gan4j.api.network.DiscriminatorProvider;
import org.gan4j.api.network.Generator;
import org.gan4j.api.network.GeneratorContext;
import org.gan4j.api.network.GeneratorProvider;
import org.gan4j.api.network.Mode;
import org.gan4j.api.network.Network;
import org.gan4j.api.network.Pass;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The networks of a game by their names. */
final class GameNetworks implements AutoCloseable {
  private final Function<GeneratorContext, Generator> generators;
  private final Function<DiscriminatorContext, Discriminator> discriminators;
  private final DataType type;
  private final Map<String, Network> networks = new LinkedHashMap<>();
  private final Map<String, Integer> featureLengths = new LinkedHashMap<>();

  /**
   * For networks that are built later.
   *
   * @param generators build the experiment's generator
   * @param discriminators build the experiment's discriminator
   */
  GameNetworks(
      Function<GeneratorContext, Generator> generators,
      Function<DiscriminatorContext, Discriminator> discriminators,
      DataType type) {
    this.generators = generators;
    this.discriminators = discriminators;
    this.type = type;
  }

  /** Builds all networks of a game. */
  GameNetworks build(Game game, RandomKey key) {
    for (Player player : game.players()) {
      for (NetworkPlan plan : player.networks()) {
        Builder builder = new Builder(plan.name(), key.split(plan.name()));
        networks.put(plan.name(), plan.construction().apply(builder));
      }
    }
    return this;
  }

  Network get(String name) {
    Network network = networks.get(name);
    if (network == null) {
      throw new IllegalArgumentException(
          "no network is called \"" + name + "\" but " + networks.keySet());
    }
    return network;
  }

  Map<String, Network> all() {
    return networks;
  }

  @Override
  public void close() {
    networks.values().forEach(Network::close);
  }

  /** Builds one network. */
  private final class Builder implements NetworkBuilder {
    private final String name;
    private final RandomKey key;

    Builder(String name, RandomKey key) {
      this.name = name;
      this.key = key;
    }

    @Override
    public Generator generator(
        int latentSize, @Nullable SampleShape condition, SampleShape output) {
      return measured(
          generators.apply(GeneratorContext.of(latentSize, condition, output, type, key)),
          new long[] {1, latentSize},
          condition);
    }

    @Override
    public Generator generator(
        ConfiguredProvider<GeneratorProvider<?>> component,
        int latentSize,
        @Nullable SampleShape condition,
        SampleShape output) {
      GeneratorContext context = GeneratorContext.of(latentSize, condition, output, type, key);
      return measured(
          ConfiguredProvider.create(component, context), new long[] {1, latentSize}, condition);
    }

    @Override
    public Discriminator discriminator(
        SampleShape input, @Nullable SampleShape condition, int outputs) {
      return measured(
          discriminators.apply(DiscriminatorContext.of(input, condition, outputs, type, key)),
          input.batch(1),
          condition);
    }

    @Override
    public Discriminator discriminator(
        ConfiguredProvider<DiscriminatorProvider<?>> component,
        SampleShape input,
        @Nullable SampleShape condition,
        int outputs) {
      DiscriminatorContext context = DiscriminatorContext.of(input, condition, outputs, type, key);
      return measured(ConfiguredProvider.create(component, context), input.batch(1), condition);
    }

    private <N extends Network> N measured(
        N network, long[] input, @Nullable SampleShape condition) {
      INDArray injected = condition == null ? null : Nd4j.create(type, condition.batch(1));
      try (Pass pass = network.forward(Nd4j.create(type, input), injected, Mode.INFER, key)) {
        featureLengths.put(name, (int) pass.features().size(1));
      } catch (UnsupportedOperationException withoutFeatures) {
        featureLengths.remove(name);
      }
      return network;
    }

    @Override
    public int featureLength(String network) {
      Integer length = featureLengths.get(network);
      if (length == null) {
        throw new IllegalArgumentException(
            "no network with features that was built before is called \"" + network + "\"");
      }
      return length;
    }

    @Override
    public DataType dataType() {
      return type;
    }

    @Override
    public RandomKey key() {
      return key;
    }
  }
}

package org.gan4j.objectives.game;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.component.ConfiguredProvider;
import org.gan4j.api.game.NetworkBuilder;
import org.gan4j.api.network.Discriminator;
import org.gan4j.api.network.DiscriminatorContext;
import org.gan4j.api.network.DiscriminatorProvider;
import org.gan4j.api.network.Generator;
import org.gan4j.api.network.GeneratorContext;
import org.gan4j.api.network.GeneratorProvider;
import org.gan4j.api.network.Network;
import org.gan4j.nn.LayeredDiscriminator;
import org.gan4j.nn.LayeredGenerator;
import org.gan4j.nn.NetworkDefinition;
import org.gan4j.nn.layers.Dense;
import org.gan4j.nn.layers.Elementwise;
import org.gan4j.nn.layers.Initialization;
import org.gan4j.nn.layers.Reshape;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;

/** Networks of two smooth layers. */
record SmallNetworks(Map<String, Network> built, RandomKey key) implements NetworkBuilder {
  private static final int HIDDEN = 5;
  private static final Initialization WEIGHTS = new Initialization.Normal(0.5);

  @Override
  public Generator generator(int latentSize, @Nullable SampleShape condition, SampleShape output) {
    NetworkDefinition definition =
        NetworkDefinition.of(new Dense(HIDDEN), Elementwise.tanh(), new Dense(output.length()))
            .withInitialization(WEIGHTS);
    return LayeredGenerator.of(
        GeneratorContext.of(latentSize, condition, output, DataType.DOUBLE, key), definition);
  }

  @Override
  public Generator generator(
      ConfiguredProvider<GeneratorProvider<?>> component,
      int latentSize,
      @Nullable SampleShape condition,
      SampleShape output) {
    return ConfiguredProvider.create(
        component, GeneratorContext.of(latentSize, condition, output, DataType.DOUBLE, key));
  }

  @Override
  public Discriminator discriminator(
      SampleShape input, @Nullable SampleShape condition, int outputs) {
    return discriminator(DiscriminatorContext.of(input, condition, outputs, DataType.DOUBLE, key));
  }

  static Discriminator discriminator(DiscriminatorContext context) {
    List<Layer> layers = new ArrayList<>();
    if (context.input().isImage()) {
      layers.add(Reshape.flatten());
    }
    layers.addAll(List.of(new Dense(HIDDEN), Elementwise.tanh(), new Dense(context.outputs())));
    return LayeredDiscriminator.of(
        context, NetworkDefinition.of(layers).withInitialization(WEIGHTS));
  }

  @Override
  public Discriminator discriminator(
      ConfiguredProvider<DiscriminatorProvider<?>> component,
      SampleShape input,
      @Nullable SampleShape condition,
      int outputs) {
    return ConfiguredProvider.create(
        component, DiscriminatorContext.of(input, condition, outputs, DataType.DOUBLE, key));
  }

  @Override
  public int featureLength(String network) {
    Objects.requireNonNull(built.get(network), network);
    return HIDDEN;
  }

  @Override
  public DataType dataType() {
    return DataType.DOUBLE;
  }
}

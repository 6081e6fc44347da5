package org.gan4j.core.assembly;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.component.ConfiguredProvider;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.gan4j.api.data.Dataset;
import org.gan4j.api.game.NetworkBuilder;
import org.gan4j.api.game.NetworkPlan;
import org.gan4j.api.network.Discriminator;
import org.gan4j.api.network.DiscriminatorContext;
import org.gan4j.api.network.DiscriminatorProvider;
import org.gan4j.api.network.Generator;
import org.gan4j.api.network.GeneratorContext;
import org.gan4j.api.network.GeneratorProvider;
import org.gan4j.api.network.MemoryBudget;
import org.gan4j.api.network.Network;
import org.gan4j.experiment.Component;
import org.gan4j.experiment.ComponentFactory;
import org.gan4j.experiment.Experiment;
import org.gan4j.experiment.registry.Kind;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Builds the networks that a game plans, with fresh parameters. A network built twice has the same
 * parameters.
 */
@NotThreadSafe
public final class PlannedNetworks {
  private final ComponentFactory factory;
  private final Experiment experiment;
  private final DataType dataType;
  private final @Nullable DataMean dataMean;
  private final @Nullable SampleShape dataShape;
  private final MemoryBudget memory;
  private final Map<String, Integer> featureLengths = new LinkedHashMap<>();
  private final Map<String, SampleShape> conditions = new LinkedHashMap<>();

  /**
   * Builds networks of an experiment.
   *
   * @param data the training data, for initial parameters that depend on it; null where the
   *     parameters come from a checkpoint
   * @param memory what all networks reserve their memory from
   */
  PlannedNetworks(
      ComponentFactory factory,
      Experiment experiment,
      DataType dataType,
      @Nullable Dataset data,
      MemoryBudget memory) {
    this.factory = factory;
    this.experiment = experiment;
    this.dataType = dataType;
    this.dataMean = data == null ? null : new DataMean(data);
    this.dataShape = data == null ? null : data.shape();
    this.memory = memory;
  }

  /**
   * Builds a network.
   *
   * @throws org.gan4j.api.GanException of kind USAGE if its component does not fit
   */
  public Network build(NetworkPlan plan) {
    Builder builder = new Builder(RandomKey.ofSeed(experiment.seed()).split(plan.name()));
    Network network = plan.construction().apply(builder);
    if (builder.condition != null) {
      conditions.put(plan.name(), builder.condition);
    }
    Integer features = builder.features;
    if (features != null) {
      featureLengths.put(plan.name(), features);
    }
    return network;
  }

  /** The shape of the condition of a network that was built; empty if it takes none. */
  public Optional<SampleShape> condition(String network) {
    return Optional.ofNullable(conditions.get(network));
  }

  private final class Builder implements NetworkBuilder {
    private final RandomKey key;
    private @Nullable Integer features;
    private @Nullable SampleShape condition;

    Builder(RandomKey key) {
      this.key = key;
    }

    @Override
    public Generator generator(
        int latentSize, @Nullable SampleShape condition, SampleShape output) {
      return generator(experiment.generator(), latentSize, condition, output);
    }

    @Override
    public Generator generator(
        ConfiguredProvider<GeneratorProvider<?>> chosen,
        int latentSize,
        @Nullable SampleShape condition,
        SampleShape output) {
      return generator(component(chosen), latentSize, condition, output);
    }

    private Generator generator(
        Component component, int latentSize, @Nullable SampleShape condition, SampleShape output) {
      Supplier<INDArray> mean = output.equals(dataShape) ? dataMean : null;
      GeneratorContext context =
          GeneratorContext.of(latentSize, condition, output, dataType, key, mean, memory);
      Generator generator = factory.create(Kind.GENERATOR, component, context, Generator.class);
      return checked(
          generator, () -> new ShapeCheck(factory).generator(component, generator, context));
    }

    @Override
    public Discriminator discriminator(
        SampleShape input, @Nullable SampleShape condition, int outputs) {
      return discriminator(experiment.discriminator(), input, condition, outputs);
    }

    @Override
    public Discriminator discriminator(
        ConfiguredProvider<DiscriminatorProvider<?>> chosen,
        SampleShape input,
        @Nullable SampleShape condition,
        int outputs) {
      return discriminator(component(chosen), input, condition, outputs);
    }

    private Discriminator discriminator(
        Component component, SampleShape input, @Nullable SampleShape condition, int outputs) {
      this.condition = condition;
      DiscriminatorContext context =
          DiscriminatorContext.of(input, condition, outputs, dataType, key, memory);
      Discriminator discriminator =
          factory.create(Kind.DISCRIMINATOR, component, context, Discriminator.class);
      return checked(
          discriminator,
          () ->
              features = new ShapeCheck(factory).discriminator(component, discriminator, context));
    }

    private <N extends Network> N checked(N network, Runnable check) {
      try {
        check.run();
        return network;
      } catch (RuntimeException e) {
        network.close();
        throw e;
      }
    }

    private static Component component(ConfiguredProvider<?> chosen) {
      return new Component(chosen.provider().type(), chosen.configuration());
    }

    @Override
    public int featureLength(String network) {
      Integer length = featureLengths.get(network);
      if (length == null) {
        throw new IllegalStateException(
            "the game builds no discriminator with features \""
                + network
                + "\" before this network");
      }
      return length;
    }

    @Override
    public DataType dataType() {
      return dataType;
    }

    @Override
    public RandomKey key() {
      return key;
    }

    @Override
    public MemoryBudget memory() {
      return memory;
    }
  }
}

package org.gan4j.core.assembly;

import java.util.function.Consumer;
import org.gan4j.api.data.Dataset;
import org.gan4j.api.game.NetworkPlan;
import org.gan4j.api.network.MemoryBudget;
import org.gan4j.api.network.Network;
import org.gan4j.api.network.NetworkRole;
import org.gan4j.api.network.Optimizer;
import org.gan4j.api.network.OptimizerContext;
import org.gan4j.experiment.AveragingOptions;
import org.gan4j.experiment.Component;
import org.gan4j.experiment.ComponentFactory;
import org.gan4j.experiment.Experiment;
import org.gan4j.experiment.registry.Kind;
import org.gan4j.training.AverageWeight;
import org.gan4j.training.LearningNetwork;
import org.gan4j.training.ParameterAverage;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;

/** Builds the networks of a training, with their optimizers and averages. */
final class NetworkAssembly {
  private final ComponentFactory factory;
  private final Experiment experiment;
  private final MemoryBudget memory;
  private final PlannedNetworks networks;
  private final MemoryBudget counting;
  private final PlannedNetworks counted;

  NetworkAssembly(
      ComponentFactory factory, Experiment experiment, Dataset data, MemoryBudget memory) {
    this.factory = factory;
    this.experiment = experiment;
    this.memory = memory;
    this.networks = new PlannedNetworks(factory, experiment, DataType.FLOAT, data, memory);
    this.counting = memory.forCounting();
    this.counted = new PlannedNetworks(factory, experiment, DataType.FLOAT, null, counting);
  }

  /** Where the experiment chooses a network of a role. */
  static String path(NetworkRole role) {
    return switch (role) {
      case GENERATOR -> "generator";
      case DISCRIMINATOR -> "discriminator";
      case AUXILIARY -> "game";
    };
  }

  /** Where the experiment chooses the optimizer of a player: discriminators have their own. */
  static String optimizerPath(NetworkRole playerRole) {
    return playerRole == NetworkRole.DISCRIMINATOR
        ? "optimizers.discriminator"
        : "optimizers.generator";
  }

  /**
   * Counts the memory of a network, and that of its average, without allocating any.
   *
   * @return the length of its parameter vector; 0 if the network counts nothing
   * @throws org.gan4j.api.GanException of kind USAGE if there is less
   */
  long count(NetworkPlan plan) {
    long length = countOne(plan);
    if (length > 0 && isAveraged(plan)) {
      countOne(plan);
    }
    return length;
  }

  private long countOne(NetworkPlan plan) {
    try (Network network = counted.build(plan)) {
      return 0;
    } catch (MemoryBudget.Counted e) {
      return e.parameterBytes() / DataType.FLOAT.width();
    }
  }

  /**
   * Counts the memory of an optimizer, without allocating any.
   *
   * @param length of the network's parameter vector
   * @throws org.gan4j.api.GanException of kind USAGE if there is less
   */
  void countOptimizer(long length, NetworkRole playerRole) {
    try {
      optimizer(playerRole, OptimizerContext.of(length, DataType.FLOAT, counting));
    } catch (MemoryBudget.Counted e) {
      // It fits.
    }
  }

  private Optimizer optimizer(NetworkRole playerRole, OptimizerContext context) {
    Component component =
        playerRole == NetworkRole.DISCRIMINATOR
            ? experiment.optimizers().discriminator()
            : experiment.optimizers().generator();
    return factory.create(Kind.OPTIMIZER, component, context, Optimizer.class);
  }

  private boolean isAveraged(NetworkPlan plan) {
    return experiment.averaging() != null && plan.role() == NetworkRole.GENERATOR;
  }

  /** Builds a network, which is kept before anything else can fail. */
  Network build(NetworkPlan plan, Consumer<AutoCloseable> keep) {
    Network network = networks.build(plan);
    keep.accept(network);
    return network;
  }

  /** Combines a network with its optimizer, and with its average if there is one. */
  LearningNetwork learning(
      NetworkPlan plan, NetworkRole playerRole, Network network, Consumer<AutoCloseable> keep) {
    OptimizerContext context =
        OptimizerContext.of(network.parameters().values().length(), DataType.FLOAT, memory);
    Optimizer optimizer = optimizer(playerRole, context);
    return new LearningNetwork(
        plan.name(),
        plan.role(),
        network,
        optimizer,
        optimizerPath(playerRole),
        average(plan, keep),
        networks.condition(plan.name()).orElse(null));
  }

  /** The average of a generator starts as a copy: a network of the same key. */
  private @Nullable ParameterAverage average(NetworkPlan plan, Consumer<AutoCloseable> keep) {
    AveragingOptions options = experiment.averaging();
    if (options == null || plan.role() != NetworkRole.GENERATOR) {
      return null;
    }
    return new ParameterAverage(build(plan, keep), weight(options));
  }

  private AverageWeight weight(AveragingOptions options) {
    Long halfLife = options.halfLife();
    Double ramp = options.ramp();
    Double decay = options.decay();
    if (halfLife != null && ramp != null) {
      return AverageWeight.ofHalfLife(halfLife, ramp, experiment.training().batchSize());
    }
    if (decay != null) {
      return AverageWeight.decaying(decay, options.startStep());
    }
    throw new IllegalStateException("an average has a decay or a half-life");
  }
}

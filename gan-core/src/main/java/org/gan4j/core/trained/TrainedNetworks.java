package org.gan4j.core.trained;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gan4j.api.SampleShape;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.gan4j.api.data.Batch;
import org.gan4j.api.data.Dataset;
import org.gan4j.api.data.Task;
import org.gan4j.api.game.Game;
import org.gan4j.api.game.NetworkPlan;
import org.gan4j.api.network.MemoryBudget;
import org.gan4j.api.network.Network;
import org.gan4j.api.network.NetworkRole;
import org.gan4j.checkpoint.Checkpoint;
import org.gan4j.core.assembly.ExperimentAssembler;
import org.gan4j.core.assembly.PlannedNetworks;
import org.gan4j.core.run.CheckpointSearch;
import org.gan4j.core.run.TrainingState;
import org.gan4j.experiment.DataFit;
import org.gan4j.experiment.Experiment;
import org.gan4j.experiment.ExperimentReader;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;

/** The networks of a checkpoint, built and restored when they are first used. */
@NotThreadSafe
final class TrainedNetworks implements AutoCloseable {
  private final Checkpoint checkpoint;
  private final Experiment experiment;
  private final Task task;
  private final Game game;
  private final PlannedNetworks planned;
  private final Map<String, Network> networks = new LinkedHashMap<>();

  private TrainedNetworks(
      Checkpoint checkpoint, Experiment experiment, Task task, Game game, PlannedNetworks planned) {
    this.checkpoint = checkpoint;
    this.experiment = experiment;
    this.task = task;
    this.game = game;
    this.planned = planned;
  }

  /**
   * Opens a run or a checkpoint.
   *
   * @param run a run's folder (its best checkpoint if a metric chose one, otherwise the last), a
   *     checkpoint, or a pointer to one
   * @throws org.gan4j.api.GanException if there is none, or it does not fit what is installed
   */
  static TrainedNetworks open(
      Path run, Weights weights, ExperimentReader reader, ExperimentAssembler assembler) {
    Checkpoint checkpoint = CheckpointSearch.open(run);
    boolean complete = false;
    try {
      TrainedNetworks networks = of(checkpoint, weights, reader, assembler);
      complete = true;
      return networks;
    } finally {
      if (!complete) {
        checkpoint.close();
      }
    }
  }

  private static TrainedNetworks of(
      Checkpoint checkpoint,
      Weights weights,
      ExperimentReader reader,
      ExperimentAssembler assembler) {
    Experiment experiment =
        reader.read(
            checkpoint.header().experiment(), checkpoint.file().toString(), weights.overrides());
    Task task = assembler.task(experiment, checkpoint.data());
    task.restore(checkpoint.prepared());
    return new TrainedNetworks(
        checkpoint,
        experiment,
        task,
        assembler.game(experiment, task),
        assembler.networks(
            experiment,
            DataType.FLOAT,
            MemoryBudget.ofProcess().forParametersOf(checkpoint.file())));
  }

  /**
   * Refuses samples of another shape than those of the data that the networks were trained on.
   *
   * @throws org.gan4j.api.GanException of kind USAGE
   */
  void requireFit(Dataset dataset) {
    DataFit.requireShapes(
        Map.of(Batch.SAMPLES, checkpoint.header().data()),
        dataset.arrays(),
        checkpoint.file().toString());
  }

  Checkpoint checkpoint() {
    return checkpoint;
  }

  Experiment experiment() {
    return experiment;
  }

  Task task() {
    return task;
  }

  Game game() {
    return game;
  }

  /**
   * A trained network; a generator's average, if there is one.
   *
   * @param name of the network in the game
   * @throws IllegalArgumentException if the game has none of that name
   */
  Network network(String name) {
    List<NetworkPlan> plans =
        game.players().stream().flatMap(player -> player.networks().stream()).toList();
    for (NetworkPlan plan : plans) {
      boolean wanted = plan.name().equals(name);
      if (wanted || buildsOnOthers(name, plans)) {
        Network network = networks.get(plan.name());
        if (network == null) {
          network = restored(plan);
          networks.put(plan.name(), network);
        }
        if (wanted) {
          return network;
        }
      }
    }
    throw new IllegalArgumentException(
        "the game has no network \""
            + name
            + "\" but "
            + String.join(", ", plans.stream().map(NetworkPlan::name).toList()));
  }

  /** The shape of the condition of a network that was built; null if it takes none. */
  @Nullable SampleShape condition(String name) {
    return planned.condition(name).orElse(null);
  }

  /** An auxiliary network may read the features of those before it. */
  private static boolean buildsOnOthers(String name, List<NetworkPlan> plans) {
    return plans.stream()
        .anyMatch(plan -> plan.name().equals(name) && plan.role() == NetworkRole.AUXILIARY);
  }

  private Network restored(NetworkPlan plan) {
    Network network = planned.build(plan);
    boolean averaged = experiment.averaging() != null && plan.role() == NetworkRole.GENERATOR;
    checkpoint.restore(TrainingState.parameters(plan.name(), network, averaged));
    return network;
  }

  @Override
  public void close() {
    networks.values().forEach(Network::close);
    checkpoint.close();
  }
}

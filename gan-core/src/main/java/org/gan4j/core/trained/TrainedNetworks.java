package org.gan4j.core.trained;

import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gan4j.api.SampleShape;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.gan4j.api.data.Batch;
import org.gan4j.api.data.Dataset;
import org.gan4j.api.data.Task;
import org.gan4j.api.data.TaskContext;
import org.gan4j.api.game.Game;
import org.gan4j.api.game.NetworkPlan;
import org.gan4j.api.network.MemoryBudget;
import org.gan4j.api.network.Network;
import org.gan4j.api.network.NetworkRole;
import org.gan4j.checkpoint.Checkpoint;
import org.gan4j.checkpoint.CheckpointHeader;
import org.gan4j.core.assembly.ExperimentAssembler;
import org.gan4j.core.assembly.PlannedNetworks;
import org.gan4j.core.assembly.PreparedTraining;
import org.gan4j.core.run.CheckpointSearch;
import org.gan4j.core.run.TrainingState;
import org.gan4j.experiment.DataFit;
import org.gan4j.experiment.Experiment;
import org.gan4j.experiment.ExperimentReader;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The networks of a checkpoint, built and restored when they are first used, or those that a
 * training in memory has left.
 */
@NotThreadSafe
final class TrainedNetworks implements AutoCloseable {
  /** Takes the place of a checkpoint's file. */
  private static final Path MEMORY = Path.of("memory");

  private final Path file;
  private final CheckpointHeader header;
  private final Experiment experiment;
  private final Task task;
  private final Game game;
  private final Source source;
  private final TrainedOrigin origin;
  private final Map<String, Network> networks = new LinkedHashMap<>();

  /** Where networks come from. */
  private interface Source {
    /** A network that {@link #close} closes. */
    Network network(NetworkPlan plan);

    /** The shape of the condition of a network that was given; null if it takes none. */
    @Nullable SampleShape condition(String name);

    void close(Collection<Network> given);

    /** The parameters of a network by their names in a checkpoint. */
    Map<String, INDArray> parameters(NetworkPlan plan, Network network);
  }

  private TrainedNetworks(
      Path file,
      CheckpointHeader header,
      Experiment experiment,
      Task task,
      Game game,
      TrainedOrigin origin,
      Source source) {
    this.file = file;
    this.origin = origin;
    this.header = header;
    this.experiment = experiment;
    this.task = task;
    this.game = game;
    this.source = source;
  }

  /**
   * The networks of a training that has ended.
   *
   * @param training closed with the result
   * @param header what a checkpoint would say
   * @param prepared what the task prepared of the data
   * @param assembler builds the task and the networks for data of other shapes
   */
  static TrainedNetworks of(
      PreparedTraining training,
      CheckpointHeader header,
      Map<String, INDArray> prepared,
      ExperimentAssembler assembler) {
    TaskContext data =
        TaskContext.of(
            training.dataset().arrays(), training.dataset().classes(), training.task().kept());
    return new TrainedNetworks(
        MEMORY,
        header,
        training.experiment(),
        training.task(),
        training.setup().game(),
        new TrainedOrigin(assembler, training.experiment(), data, () -> prepared),
        new InMemory(training));
  }

  private record InMemory(PreparedTraining training) implements Source {
    @Override
    public Network network(NetworkPlan plan) {
      return training.setup().network(plan.name()).sampled();
    }

    @Override
    public @Nullable SampleShape condition(String name) {
      throw new IllegalStateException("only the generator of a training in memory is used");
    }

    @Override
    public Map<String, INDArray> parameters(NetworkPlan plan, Network network) {
      boolean averaged = training.setup().network(plan.name()).average() != null;
      return TrainingState.parameters(plan.name(), network, averaged);
    }

    @Override
    public void close(Collection<Network> given) {
      training.close();
    }
  }

  private record Stored(Checkpoint checkpoint, Experiment experiment, PlannedNetworks planned)
      implements Source {
    @Override
    public Network network(NetworkPlan plan) {
      Network network = planned.build(plan);
      checkpoint.restore(parameters(plan, network));
      return network;
    }

    @Override
    public Map<String, INDArray> parameters(NetworkPlan plan, Network network) {
      boolean averaged = experiment.averaging() != null && plan.role() == NetworkRole.GENERATOR;
      return TrainingState.parameters(plan.name(), network, averaged);
    }

    @Override
    public @Nullable SampleShape condition(String name) {
      return planned.condition(name).orElse(null);
    }

    @Override
    public void close(Collection<Network> given) {
      given.forEach(Network::close);
      checkpoint.close();
    }
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
        checkpoint.file(),
        checkpoint.header(),
        experiment,
        task,
        assembler.game(experiment, task),
        new TrainedOrigin(assembler, experiment, checkpoint.data(), checkpoint::prepared),
        new Stored(
            checkpoint,
            experiment,
            assembler.networks(
                experiment,
                DataType.FLOAT,
                MemoryBudget.ofProcess().forParametersOf(checkpoint.file()))));
  }

  /**
   * Refuses samples of another shape than those of the data that the networks were trained on.
   *
   * @throws org.gan4j.api.GanException of kind USAGE
   */
  void requireFit(Dataset dataset) {
    DataFit.requireShapes(Map.of(Batch.SAMPLES, header.data()), dataset.arrays(), file.toString());
  }

  /** The file of the checkpoint; {@code memory} if there is none. */
  Path file() {
    return file;
  }

  /** What the checkpoint says. */
  CheckpointHeader header() {
    return header;
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
          network = source.network(plan);
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

  /**
   * Moves the parameters of a network toward those of another checkpoint of its training: (1 -
   * share) · other + share · own. Wang et al., "ESRGAN", 2018, section 3.4.
   *
   * @param name of the network
   * @param share of its own parameters, in [0, 1]
   * @throws org.gan4j.api.GanException if the checkpoint does not have the network's parameters
   */
  void blend(String name, Checkpoint other, double share) {
    Network network = network(name);
    INDArray values = network.parameters().values();
    try (INDArray own = values.dup()) {
      other.restore(source.parameters(plan(name), network));
      values.muli(1 - share).addi(own.muli(share));
    }
  }

  private NetworkPlan plan(String name) {
    return game.players().stream()
        .flatMap(player -> player.networks().stream())
        .filter(plan -> plan.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** What it was built from. */
  TrainedOrigin origin() {
    return origin;
  }

  /** The shape of the condition of a network that was built; null if it takes none. */
  @Nullable SampleShape condition(String name) {
    return source.condition(name);
  }

  /** An auxiliary network may read the features of those before it. */
  private static boolean buildsOnOthers(String name, List<NetworkPlan> plans) {
    return plans.stream()
        .anyMatch(plan -> plan.name().equals(name) && plan.role() == NetworkRole.AUXILIARY);
  }

  @Override
  public void close() {
    source.close(networks.values());
  }
}

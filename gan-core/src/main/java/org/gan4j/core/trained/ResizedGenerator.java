package org.gan4j.core.trained;

import java.util.LinkedHashMap;
import java.util.Map;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.gan4j.api.data.PictureMapping;
import org.gan4j.api.data.Task;
import org.gan4j.api.data.TaskContext;
import org.gan4j.api.game.Game;
import org.gan4j.api.game.NetworkPlan;
import org.gan4j.api.network.MemoryBudget;
import org.gan4j.api.network.Network;
import org.gan4j.core.sampling.Conditions;
import org.gan4j.core.sampling.Sampler;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A trained generator for data of other shapes, with the same parameters. */
@NotThreadSafe
final class ResizedGenerator implements AutoCloseable {
  private final PictureMapping mapping;
  private final Network network;
  private final Sampler sampler;

  private ResizedGenerator(PictureMapping mapping, Network network, Sampler sampler) {
    this.mapping = mapping;
    this.network = network;
    this.sampler = sampler;
  }

  /**
   * Builds the task and the generator again.
   *
   * @param shapes of the arrays of the data, by name
   * @param trained the network with the parameters, which are copied
   * @throws org.gan4j.api.GanException of kind USAGE if the memory does not suffice
   */
  static ResizedGenerator of(
      TrainedOrigin origin, Map<String, SampleShape> shapes, Network trained) {
    Map<String, SampleShape> arrays = new LinkedHashMap<>(origin.data().arrays());
    arrays.putAll(shapes);
    Task task =
        origin
            .assembler()
            .task(
                origin.experiment(),
                TaskContext.of(arrays, origin.data().classes(), origin.data().kept()));
    task.restore(origin.prepared().get());
    Game game = origin.assembler().game(origin.experiment(), task);
    Network network =
        origin
            .assembler()
            .networks(origin.experiment(), DataType.FLOAT, MemoryBudget.ofProcess().forBatchesOf(1))
            .build(plan(game));
    network.parameters().values().assign(trained.parameters().values());
    Sampler sampler = new Sampler(network, game.latent(), task.generated(), Conditions.none());
    return new ResizedGenerator(task.pictureMapping().orElseThrow(), network, sampler);
  }

  private static NetworkPlan plan(Game game) {
    return game.players().stream()
        .flatMap(player -> player.networks().stream())
        .filter(plan -> plan.name().equals(game.sampled()))
        .findFirst()
        .orElseThrow();
  }

  /**
   * Maps pictures of its size.
   *
   * @param pictures [batch, channels, height, width]
   * @param key of the latents; the same gives the same
   * @return a new array [batch, channels, height, width], in [-1, 1]
   */
  INDArray apply(INDArray pictures, RandomKey key) {
    try (INDArray conditions = mapping.conditions(pictures);
        INDArray generated = sampler.generate(conditions, key)) {
      return mapping.results(pictures, generated);
    }
  }

  @Override
  public void close() {
    network.close();
  }
}

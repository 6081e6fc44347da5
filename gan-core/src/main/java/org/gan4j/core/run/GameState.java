package org.gan4j.core.run;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.gan4j.api.network.Network;
import org.gan4j.api.network.Parameters.Parameter;
import org.gan4j.core.game.Game;
import org.gan4j.core.game.GeneratorAverage;
import org.gan4j.experiment.Experiment;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Everything that training changes, by the name it has in a checkpoint. Random numbers are not
 * among it: they are a function of the seed and the step.
 */
final class GameState {
  static final String GENERATOR = "generator/";

  private GameState() {}

  static Map<String, INDArray> of(Game game) {
    Map<String, INDArray> arrays = new LinkedHashMap<>(generator(game.generator()));
    GeneratorAverage average = game.average();
    if (average != null) {
      arrays.putAll(average(average.generator()));
    }
    arrays.putAll(discriminator(game.discriminator()));
    putAll(arrays, "optimizers.generator/", game.generatorOptimizer().state());
    putAll(arrays, "optimizers.discriminator/", game.discriminatorOptimizer().state());
    putAll(arrays, "learningRates/", game.learningRates().state());
    for (int i = 0; i < game.regularizers().size(); i++) {
      putAll(arrays, "regularizers[" + i + "]/", game.regularizers().get(i).state());
    }
    return arrays;
  }

  /** What learns. */
  private static Map<String, INDArray> generator(Network generator) {
    Map<String, INDArray> arrays = new LinkedHashMap<>();
    putParameters(arrays, GENERATOR, generator);
    return arrays;
  }

  /** What sampling needs of a generator that was averaged. */
  private static Map<String, INDArray> average(Network generator) {
    Map<String, INDArray> arrays = new LinkedHashMap<>();
    putParameters(arrays, "averages.generator/", generator);
    return arrays;
  }

  /** What is restored into a generator that is to be sampled. */
  static Map<String, INDArray> sampled(Experiment experiment, Network generator) {
    return experiment.averaging() == null ? generator(generator) : average(generator);
  }

  /** What judging needs. */
  static Map<String, INDArray> discriminator(Network discriminator) {
    Map<String, INDArray> arrays = new LinkedHashMap<>();
    putParameters(arrays, "discriminator/", discriminator);
    return arrays;
  }

  private static void putParameters(Map<String, INDArray> arrays, String prefix, Network network) {
    for (Parameter parameter : network.parameters().named()) {
      arrays.put(prefix + parameter.name(), parameter.value());
    }
  }

  /** Sorted: the order of {@code Map.of} is another one in every process. */
  private static void putAll(
      Map<String, INDArray> arrays, String prefix, Map<String, INDArray> state) {
    new TreeMap<>(state).forEach((name, array) -> arrays.put(prefix + name, array));
  }
}

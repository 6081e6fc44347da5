package org.gan4j.core.run;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.api.network.Network;
import org.gan4j.api.network.Parameters.Parameter;
import org.gan4j.core.assembly.OuterOptimizer;
import org.gan4j.core.assembly.PreparedTraining;
import org.gan4j.training.LearningNetwork;
import org.gan4j.training.ParameterAverage;
import org.gan4j.training.TrainingSetup;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Everything that training changes, by the name it has in a checkpoint. Random numbers are not
 * among it: they are a function of the seed and the step.
 */
@ThreadSafe
public final class TrainingState {
  private TrainingState() {}

  /** All of it: also the momentum of steps between averages of workers. */
  public static Map<String, INDArray> of(PreparedTraining training) {
    Map<String, INDArray> arrays = of(training.setup());
    OuterOptimizer outer = training.outer();
    if (outer != null) {
      putAll(arrays, "outer/", outer.state());
    }
    return arrays;
  }

  /** What the steps of the trainer change. */
  public static Map<String, INDArray> of(TrainingSetup setup) {
    Map<String, INDArray> arrays = new LinkedHashMap<>();
    for (LearningNetwork network : setup.networks()) {
      arrays.putAll(parameters(network.name(), network.network(), false));
      ParameterAverage average = network.average();
      if (average != null) {
        arrays.putAll(parameters(network.name(), average.network(), true));
      }
    }
    for (LearningNetwork network : setup.networks()) {
      putAll(arrays, "optimizers." + network.name() + "/", network.optimizer().state());
    }
    putAll(arrays, "learningRates/", setup.learningRates().state());
    putAll(arrays, "game/", setup.game().state());
    for (int i = 0; i < setup.regularizers().size(); i++) {
      putAll(arrays, "regularizers[" + i + "]/", setup.regularizers().get(i).state());
    }
    for (int i = 0; i < setup.augmentations().size(); i++) {
      putAll(arrays, "augmentations[" + i + "]/", setup.augmentations().get(i).state());
    }
    return arrays;
  }

  /**
   * The parameters of a network.
   *
   * @param name of the network in its game
   * @param averaged whether they are those of its average
   */
  public static Map<String, INDArray> parameters(String name, Network network, boolean averaged) {
    String prefix = (averaged ? "averages." : "") + name + "/";
    Map<String, INDArray> arrays = new LinkedHashMap<>();
    for (Parameter parameter : network.parameters().named()) {
      arrays.put(prefix + parameter.name(), parameter.value());
    }
    return arrays;
  }

  /** Sorted: the order of {@code Map.of} is another one in every process. */
  private static void putAll(
      Map<String, INDArray> arrays, String prefix, Map<String, INDArray> state) {
    new TreeMap<>(state).forEach((name, array) -> arrays.put(prefix + name, array));
  }
}

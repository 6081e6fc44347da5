package org.gan4j.core.assembly;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.gan4j.api.network.Parameters.Parameter;
import org.gan4j.api.network.Parameters.Role;
import org.gan4j.experiment.LocalSgdOptions;
import org.gan4j.training.LearningNetwork;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The step from one average of the workers to the next: Nesterov's momentum on the difference Δ of
 * the parameters before a round and their mean after it, v ← μ v + Δ, θ ← θ − η (Δ + μ v), as in
 * DiLoCo (Douillard et al., "DiLoCo: Distributed low-communication training of language models",
 * 2023, Algorithm 1). Running statistics take no such steps: they are averages already.
 */
@NotThreadSafe
public final class OuterOptimizer implements AutoCloseable {
  private final LocalSgdOptions options;
  private final Map<String, INDArray> velocities = new LinkedHashMap<>();

  /** Without momentum yet. */
  OuterOptimizer(LocalSgdOptions options, List<LearningNetwork> networks) {
    this.options = options;
    for (LearningNetwork network : networks) {
      for (Parameter parameter : network.network().parameters().named()) {
        if (parameter.role() != Role.STATISTIC) {
          velocities.put(
              network.name() + "/" + parameter.name(),
              Nd4j.zeros(DataType.FLOAT, parameter.value().shape()));
        }
      }
    }
  }

  /** The state that must be saved to continue exactly, by the names of the parameters. */
  public Map<String, INDArray> state() {
    return Collections.unmodifiableMap(velocities);
  }

  /**
   * Takes a step.
   *
   * @param name of the parameter; one that is none of the networks' takes no step
   * @param before its values before the round
   * @param mean their mean over the workers after the round; receives the values after the step
   */
  public void step(String name, float[] before, float[] mean) {
    INDArray velocity = velocities.get(name);
    if (velocity == null) {
      return;
    }
    float[] momentum = velocity.ravel().toFloatVector();
    float rate = (float) options.outerLearningRate();
    float share = (float) options.outerMomentum();
    for (int i = 0; i < mean.length; i++) {
      float difference = before[i] - mean[i];
      momentum[i] = share * momentum[i] + difference;
      mean[i] = before[i] - rate * (difference + share * momentum[i]);
    }
    try (INDArray values = Nd4j.create(momentum, velocity.shape(), 'c')) {
      velocity.assign(values);
    }
  }

  @Override
  public void close() {
    velocities.values().forEach(INDArray::close);
  }
}

package org.gan4j.training;

import org.gan4j.api.SampleShape;
import org.gan4j.api.network.Network;
import org.gan4j.api.network.NetworkRole;
import org.gan4j.api.network.Optimizer;
import org.gan4j.api.objective.Regularizer.Participant;
import org.jspecify.annotations.Nullable;

/**
 * A network of the game with its optimizer.
 *
 * @param name unique within the game
 * @param role its role in the game
 * @param network its parameters are the initial ones
 * @param optimizer updates the parameters
 * @param optimizerPath the place of the optimizer's settings in the experiment, for advice
 * @param average of its parameters; null if there is none
 * @param condition the shape of its condition; null if it has none
 */
public record LearningNetwork(
    String name,
    NetworkRole role,
    Network network,
    Optimizer optimizer,
    String optimizerPath,
    @Nullable ParameterAverage average,
    @Nullable SampleShape condition) {

  /** A network without a condition. */
  public LearningNetwork(
      String name,
      NetworkRole role,
      Network network,
      Optimizer optimizer,
      String optimizerPath,
      @Nullable ParameterAverage average) {
    this(name, role, network, optimizer, optimizerPath, average, null);
  }

  /** The network that is sampled: the average, if there is one. */
  public Network sampled() {
    return average == null ? network : average.network();
  }

  /** The view of the network for regularizers. */
  public Participant participant() {
    return new Participant(name, role, network);
  }
}

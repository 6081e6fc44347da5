package org.gan4j.translation.game;

import org.gan4j.api.data.Batch;
import org.gan4j.api.game.Turn;
import org.gan4j.api.network.Network;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * One of the two translations in a step.
 *
 * @param generator of the translation
 * @param discriminator of its target domain
 * @param source pictures to translate, [batch, …]
 * @param target pictures of the target domain, [batch, …]
 * @param name of the direction, for the randomness of passes
 */
record CycleDirection(
    Network generator, Network discriminator, INDArray source, INDArray target, String name) {
  static final String GENERATOR_AB = "generator-ab";
  static final String GENERATOR_BA = "generator-ba";
  static final String DISCRIMINATOR_A = "discriminator-a";
  static final String DISCRIMINATOR_B = "discriminator-b";

  /** From A to B. */
  static CycleDirection forward(Turn turn) {
    return new CycleDirection(
        turn.network(GENERATOR_AB),
        turn.network(DISCRIMINATOR_B),
        a(turn),
        turn.round().real(),
        "ab");
  }

  /** From B to A. */
  static CycleDirection backward(Turn turn) {
    return new CycleDirection(
        turn.network(GENERATOR_BA),
        turn.network(DISCRIMINATOR_A),
        turn.round().real(),
        a(turn),
        "ba");
  }

  private static INDArray a(Turn turn) {
    INDArray condition = turn.round().generatorCondition();
    return condition == null ? turn.round().array(Batch.INPUT) : condition;
  }
}

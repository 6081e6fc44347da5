package org.gan4j.api.game;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A term of a player's objective: its value, and its gradient with respect to values on the tape.
 *
 * @param name its name in reports, in lowerCamelCase; {@link #LOSS} for the adversarial term
 * @param value the weighted term, a mean over the batch
 * @param seeds its gradient
 */
public record Term(String name, double value, List<Seed> seeds) {
  /** The name of the term that a player's loss is. */
  public static final String LOSS = "loss";

  /** Copies the list. */
  public Term {
    seeds = List.copyOf(seeds);
  }

  /** A term with a gradient at some values. */
  public static Term of(String name, double value, Seed... seeds) {
    return new Term(name, value, List.of(seeds));
  }

  /** A term with a gradient at one value. */
  public static Term of(String name, double value, Value at, INDArray gradient) {
    return of(name, value, new Seed(at, gradient));
  }

  /** The player's loss. */
  public static Term loss(double value, Seed... seeds) {
    return of(LOSS, value, seeds);
  }

  /**
   * The start of a backward pass.
   *
   * @param at a value on the tape
   * @param gradient of the term with respect to it, of its shape; may be overwritten
   */
  public record Seed(Value at, INDArray gradient) {}
}

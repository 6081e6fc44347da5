package org.gan4j.api.training;

import org.gan4j.api.concurrent.ThreadSafe;

/** The names of the numbers that the trainer reports for every player. */
@ThreadSafe
public final class NumberName {
  /** Wall-clock seconds of an iteration, data included, listeners excluded. */
  public static final String SECONDS = "seconds";

  /** The part of {@link #SECONDS} spent waiting for the dataset. */
  public static final String SECONDS_WAITED_FOR_DATA = "secondsWaitedForData";

  private NumberName() {}

  /** The player's loss, adversarial term only: {@code generatorLoss}. */
  public static String loss(String player) {
    return of(player, "loss");
  }

  /** The sum of the other terms and of the regularizers' penalties: {@code generatorPenalty}. */
  public static String penalty(String player) {
    return of(player, "penalty");
  }

  /** The Euclidean norm of the parameters' gradient before clipping. */
  public static String gradientNorm(String player) {
    return of(player, "gradientNorm");
  }

  /**
   * A number of a player.
   *
   * @param player lower-kebab-case, such as {@code generator-ab}
   * @param number lowerCamelCase, such as {@code loss}
   * @return lowerCamelCase, such as {@code generatorAbLoss}
   */
  public static String of(String player, String number) {
    StringBuilder name = new StringBuilder();
    for (String word : player.split("-", -1)) {
      name.append(name.isEmpty() ? word : capitalized(word));
    }
    return name.append(capitalized(number)).toString();
  }

  private static String capitalized(String word) {
    return word.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }
}

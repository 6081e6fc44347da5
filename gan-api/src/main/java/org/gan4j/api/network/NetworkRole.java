package org.gan4j.api.network;

/** The role of a network in its game. Schedules and regularizers choose by it. */
public enum NetworkRole {
  /** Makes samples: G. */
  GENERATOR,
  /** Distinguishes real samples from generated ones: D. */
  DISCRIMINATOR,
  /**
   * A further network of a player, such as an encoder or a classifier on a discriminator's
   * features.
   */
  AUXILIARY
}

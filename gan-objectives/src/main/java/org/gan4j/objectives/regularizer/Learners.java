package org.gan4j.objectives.regularizer;

import org.gan4j.api.schedule.Player;

/** Whose parameters a regularizer is about. */
public enum Learners {
  /** The discriminator's. */
  DISCRIMINATOR,
  /** The generator's. */
  GENERATOR,
  /** Those of both. */
  BOTH;

  boolean include(Player player) {
    return this == BOTH || name().equals(player.name());
  }
}

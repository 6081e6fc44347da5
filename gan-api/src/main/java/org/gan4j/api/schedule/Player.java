package org.gan4j.api.schedule;

/** One of the two who play the game. */
public enum Player {
  /** Tells real from generated. */
  DISCRIMINATOR,
  /** Makes samples. */
  GENERATOR
}

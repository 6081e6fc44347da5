package org.gan4j.objectives.regularizer;

import org.gan4j.api.network.NetworkRole;

/** The networks that a regularizer applies to, by their role; never auxiliary networks. */
public enum RegularizedNetworks {
  /** Discriminators. */
  DISCRIMINATOR,
  /** Generators. */
  GENERATOR,
  /** Both. */
  BOTH;

  boolean include(NetworkRole role) {
    return switch (role) {
      case DISCRIMINATOR -> this != GENERATOR;
      case GENERATOR -> this != DISCRIMINATOR;
      case AUXILIARY -> false;
    };
  }
}

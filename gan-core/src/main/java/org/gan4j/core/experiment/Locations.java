package org.gan4j.core.experiment;

/** Where the parts of an experiment stand in its file. Immutable. */
public final class Locations {
  private Locations() {}

  /** For an experiment that was made in Java. */
  public static Locations none() {
    return new Locations();
  }
}

package org.gan4j.core;

/**
 * Which GAN4J this is.
 *
 * <p>Thread-safe.
 */
public final class Version {
  private Version() {}

  /** As in the jar's manifest; "development" where there is no jar. */
  public static String current() {
    String version = Version.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }
}

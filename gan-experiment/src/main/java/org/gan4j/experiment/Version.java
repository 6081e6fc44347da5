package org.gan4j.experiment;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import org.gan4j.api.concurrent.ThreadSafe;

/** The versions of GAN4J and ND4J. Loads no class of ND4J. */
@ThreadSafe
public final class Version {
  private static final String ND4J = "/META-INF/maven/org.nd4j/nd4j-api/pom.properties";

  private Version() {}

  /** As in the jar's manifest; "development" where there is no jar. */
  public static String current() {
    String version = Version.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }

  /** ND4J's manifest does not say, but Maven's description in its jar does; else "unknown". */
  public static String nd4j() {
    try (InputStream description = Version.class.getResourceAsStream(ND4J)) {
      if (description == null) {
        return "unknown";
      }
      Properties properties = new Properties();
      properties.load(description);
      return properties.getProperty("version", "unknown");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

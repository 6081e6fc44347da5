package org.gan4j.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import org.gan4j.core.Version;
import picocli.CommandLine.IVersionProvider;

/** What {@code gan --version} prints. Loads no class of ND4J. */
final class VersionLines implements IVersionProvider {
  private static final String ND4J = "/META-INF/maven/org.nd4j/nd4j-api/pom.properties";

  @Override
  public String[] getVersion() {
    return new String[] {
      "gan4j " + Version.current(),
      "nd4j " + nd4j(),
      "java "
          + System.getProperty("java.version")
          + " ("
          + System.getProperty("java.vm.name")
          + ", "
          + System.getProperty("java.vendor")
          + ")"
    };
  }

  /** Its manifest does not say, but Maven's description in the jar does. */
  private static String nd4j() {
    try (InputStream description = VersionLines.class.getResourceAsStream(ND4J)) {
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

package org.gan4j.cli;

import org.gan4j.experiment.Version;
import picocli.CommandLine.IVersionProvider;

/** The output of {@code gan --version}. Loads no class of ND4J. */
final class VersionLines implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {
      "gan4j " + Version.current(),
      "nd4j " + Version.nd4j(),
      "java "
          + System.getProperty("java.version")
          + " ("
          + System.getProperty("java.vm.name")
          + ", "
          + System.getProperty("java.vendor")
          + ")"
    };
  }
}

package org.gan4j.cli;

import picocli.CommandLine.Option;

/**
 * {@code --json}, of commands whose result is files: {@link org.gan4j.cli.output.Destination}
 * prints them.
 */
final class JsonFilesOption {
  @Option(names = "--json", description = "Print the files as JSON.")
  @SuppressWarnings("UnusedVariable") // the command line looks for it before picocli does
  private boolean json;
}

package org.gan4j.cli;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** Where the command looks for plugins. */
final class PluginFolders {
  private PluginFolders() {}

  /** The places of plugins of the command that is running. */
  static List<Path> ofProcess(CommandSpec spec) {
    List<Path> options =
        spec.root().userObject() instanceof GanCommand root ? root.plugins() : List.of();
    return of(System.getProperty("gan.home"), System.getenv("GAN_PLUGINS"), options);
  }

  /**
   * The installation's own folder, if it is there; then those of the environment; then those of the
   * command line.
   *
   * @param home the folder of the installation; null if there is none
   * @param environment {@code GAN_PLUGINS}: folders with the system's path separator between them
   * @param options what {@code --plugins} gave
   */
  static List<Path> of(@Nullable String home, @Nullable String environment, List<Path> options) {
    List<Path> places = new ArrayList<>();
    if (home != null && Files.isDirectory(Path.of(home, "plugins"))) {
      places.add(Path.of(home, "plugins"));
    }
    if (environment != null) {
      for (String place : environment.split(File.pathSeparator, -1)) {
        if (!place.isBlank()) {
          places.add(Path.of(place));
        }
      }
    }
    places.addAll(options);
    return List.copyOf(places);
  }
}

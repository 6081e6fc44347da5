package org.gan4j.experiment.plugin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.gan4j.api.GanException;
import org.gan4j.api.io.FileProblem;

/** Finds the plugins that lie in some places, in the places' order and by name in each. */
final class PluginPlaces {
  private static final String JAR = ".jar";

  /** By its real path, so that a plugin named twice counts once. */
  private final Map<Path, Plugin> plugins = new LinkedHashMap<>();

  private PluginPlaces() {}

  /**
   * The plugins in some places.
   *
   * @param places folders, in which every jar and every folder with jars is a plugin; or jars
   * @throws GanException of kind USAGE if a place is missing or cannot be read
   */
  static List<Plugin> plugins(List<Path> places) {
    PluginPlaces found = new PluginPlaces();
    for (Path place : places) {
      try {
        found.add(place);
      } catch (IOException e) {
        throw GanException.usage(
            "the plugins cannot be looked for: " + FileProblem.reason(e),
            place.toString(),
            "check that it is a folder that you may read",
            e);
      }
    }
    return List.copyOf(found.plugins.values());
  }

  private void add(Path place) throws IOException {
    if (isJar(place)) {
      keep(new Plugin(place, List.of(place)));
      return;
    }
    if (!Files.isDirectory(place)) {
      throw GanException.usage(
          "there is no such folder of plugins",
          place.toString(),
          "give a folder in which each jar, or each folder with jars, is a plugin; or a jar");
    }
    for (Path entry : sorted(place)) {
      plugin(entry).ifPresent(this::keep);
    }
  }

  private void keep(Plugin plugin) {
    plugins.putIfAbsent(real(plugin.path()), plugin);
  }

  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      return path.toAbsolutePath().normalize();
    }
  }

  private static Optional<Plugin> plugin(Path entry) throws IOException {
    List<Path> jars = new ArrayList<>();
    if (isJar(entry)) {
      jars.add(entry);
    } else if (Files.isDirectory(entry)) {
      sorted(entry).stream().filter(PluginPlaces::isJar).forEach(jars::add);
    }
    return jars.isEmpty() ? Optional.empty() : Optional.of(new Plugin(entry, jars));
  }

  private static List<Path> sorted(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.sorted().toList();
    }
  }

  private static boolean isJar(Path path) {
    String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
    return name.endsWith(JAR) && Files.isRegularFile(path);
  }
}

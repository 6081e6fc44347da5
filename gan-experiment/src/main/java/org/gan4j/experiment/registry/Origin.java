package org.gan4j.experiment.registry;

import java.lang.module.ModuleDescriptor;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.security.CodeSource;
import org.jspecify.annotations.Nullable;

/**
 * Where a component comes from.
 *
 * @param path its jar, or the folder of its classes; null if it is neither
 * @param version that the jar declares; null if it declares none
 */
public record Origin(@Nullable Path path, @Nullable String version) {
  private static final Origin UNKNOWN = new Origin(null, null);

  /** Where a class was loaded from. */
  static Origin of(Class<?> type) {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    URL location = source == null ? null : source.getLocation();
    return new Origin(location == null ? null : path(location), version(type));
  }

  /**
   * The jar or folder that holds a resource.
   *
   * @param name the resource's name, which the URL ends with
   */
  public static Origin of(URL resource, String name) {
    String root = resource.toString();
    root = root.substring(0, root.length() - name.length());
    if (root.startsWith("jar:") && root.endsWith("!/")) {
      root = root.substring("jar:".length(), root.length() - "!/".length());
    }
    return new Origin(path(URI.create(root)), null);
  }

  static Origin unknown() {
    return UNKNOWN;
  }

  /** The jar's file name; of a folder of classes, that of the module around it. */
  public String name() {
    if (path == null) {
      return "an unknown place";
    }
    if (path.endsWith(Path.of("target", "classes")) && path.getNameCount() > 2) {
      return path.getName(path.getNameCount() - 3).toString();
    }
    Path file = path.getFileName();
    return file == null ? path.toString() : file.toString();
  }

  private static @Nullable Path path(URL location) {
    try {
      return path(location.toURI());
    } catch (URISyntaxException e) {
      return null;
    }
  }

  private static @Nullable Path path(URI location) {
    try {
      return Path.of(location);
    } catch (IllegalArgumentException | FileSystemNotFoundException e) {
      return null;
    }
  }

  private static @Nullable String version(Class<?> type) {
    ModuleDescriptor module = type.getModule().getDescriptor();
    return module == null
        ? type.getPackage().getImplementationVersion()
        : module.rawVersion().orElse(null);
  }
}

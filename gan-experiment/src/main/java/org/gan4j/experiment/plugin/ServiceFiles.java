package org.gan4j.experiment.plugin;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.gan4j.experiment.registry.Kind;
import org.gan4j.experiment.registry.Origin;
import org.gan4j.experiment.registry.UnusableComponent;

/** The files below META-INF/services/ that name the providers of a plugin. */
final class ServiceFiles {
  private ServiceFiles() {}

  /** The name of the file for a kind. */
  static String name(Kind kind) {
    return "META-INF/services/" + kind.provider().getName();
  }

  /** The registered classes of Java itself, which a service loader passes over in silence. */
  static List<UnusableComponent> ofJavaClasses(PluginClassLoader loader) {
    List<UnusableComponent> found = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      String file = name(kind);
      try {
        for (URL url : Collections.list(loader.findResources(file))) {
          for (String provider : providers(url)) {
            if (isOfJava(provider)) {
              found.add(
                  new UnusableComponent(
                      kind,
                      provider,
                      Origin.of(url, file),
                      "it is a class of Java, not of the plugin, and no "
                          + kind.provider().getSimpleName()));
            }
          }
        }
      } catch (IOException e) {
        // The service loader reports the same.
      }
    }
    return found;
  }

  private static List<String> providers(URL url) throws IOException {
    try (InputStream in = url.openStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> line.replaceFirst("#.*", "").strip())
          .filter(line -> !line.isEmpty())
          .toList();
    }
  }

  private static boolean isOfJava(String name) {
    try {
      return Class.forName(name, false, ClassLoader.getPlatformClassLoader()).getModule().isNamed();
    } catch (ClassNotFoundException | LinkageError e) {
      return false;
    }
  }
}

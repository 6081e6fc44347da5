package org.gan4j.experiment.plugin;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import org.gan4j.api.ApiVersion;
import org.gan4j.experiment.registry.Kind;
import org.gan4j.experiment.registry.Origin;
import org.jspecify.annotations.Nullable;

/** Looks into the jars of a plugin before any of its code runs. */
final class PluginInspection {
  private static final String CLASS = ".class";
  private static final Pattern OF_A_LATER_JAVA = Pattern.compile("^META-INF/versions/\\d+/");

  private final Plugin plugin;
  private final ClassLoader host;
  private int registering;

  private PluginInspection(Plugin plugin, ClassLoader host) {
    this.plugin = plugin;
    this.host = host;
  }

  /** Why a plugin cannot be used, and the remedy; empty if it can be used. */
  static Optional<String> refusal(Plugin plugin, ClassLoader host) {
    return new PluginInspection(plugin, host).refusal();
  }

  private Optional<String> refusal() {
    for (Path jar : plugin.jars()) {
      Optional<String> refusal = refusal(jar);
      if (refusal.isPresent()) {
        return refusal;
      }
    }
    return registering > 0
        ? Optional.empty()
        : Optional.of(
            "it registers no component: there is no META-INF/services/org.gan4j.api... in it"
                + " (a plugin and its libraries go into a folder of their own)");
  }

  private Optional<String> refusal(Path jar) {
    try (JarFile file = new JarFile(jar.toFile())) {
      if (registersComponents(file)) {
        registering++;
        Optional<String> refusal = refusalOfVersion(file.getManifest(), jar);
        if (refusal.isPresent()) {
          return refusal;
        }
      }
      return sharedClass(file).map(name -> bundled(name, jar));
    } catch (IOException | SecurityException e) {
      return Optional.of(jar.getFileName() + " is not a jar that can be read: " + e.getMessage());
    }
  }

  private static boolean registersComponents(JarFile file) {
    List<String> services = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      services.add("META-INF/services/" + kind.provider().getName());
    }
    return services.stream().anyMatch(name -> file.getEntry(name) != null);
  }

  private static Optional<String> refusalOfVersion(@Nullable Manifest manifest, Path jar) {
    ApiVersion ours = ApiVersion.current();
    String entry = ApiVersion.MANIFEST_ENTRY;
    String text = manifest == null ? null : manifest.getMainAttributes().getValue(entry);
    if (text == null) {
      return Optional.of(
          String.format(
              Locale.ROOT,
              "the manifest of %s does not say which version of the API it was built against: add %s: %s",
              jar.getFileName(),
              entry,
              ours));
    }
    try {
      return ours.supports(ApiVersion.parse(text))
          ? Optional.empty()
          : Optional.of(
              String.format(
                  Locale.ROOT,
                  "%s was built against version %s of the API, and this is %s: get a build for it",
                  jar.getFileName(),
                  text.strip(),
                  ours));
    } catch (IllegalArgumentException e) {
      return Optional.of(
          String.format(
              Locale.ROOT,
              "%s in the manifest of %s: %s",
              entry,
              jar.getFileName(),
              e.getMessage()));
    }
  }

  private static Optional<String> sharedClass(JarFile file) {
    return file.stream()
        .map(ZipEntry::getName)
        .filter(name -> name.endsWith(CLASS))
        .map(name -> OF_A_LATER_JAVA.matcher(name).replaceFirst(""))
        .map(name -> name.substring(0, name.length() - CLASS.length()).replace('/', '.'))
        .filter(SharedPackages::include)
        .findFirst();
  }

  private String bundled(String className, Path jar) {
    String resource = className.replace('.', '/') + CLASS;
    URL ours = host.getResource(resource);
    String place = ours == null ? "GAN4J itself" : Origin.of(ours, resource).name();
    return String.format(
        Locale.ROOT,
        "%s bundles %s, which comes from %s for all plugins: leave it out (scope provided)",
        jar.getFileName(),
        className,
        place);
  }
}

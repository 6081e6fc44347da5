package org.gan4j.experiment.plugin;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.jar.Attributes.Name;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import org.gan4j.api.ApiVersion;
import org.gan4j.experiment.registry.FailureText;
import org.gan4j.experiment.registry.Kind;
import org.gan4j.experiment.registry.Origin;
import org.jspecify.annotations.Nullable;

/** Looks into the jars of a plugin before any of its code runs. */
final class PluginInspection {
  private static final String CLASS = ".class";
  private static final Pattern OF_A_LATER_JAVA = Pattern.compile("^META-INF/versions/\\d+/");

  private static final String INDEX = "META-INF/INDEX.LIST";

  /** Of files that are read into memory: manifests and lists. */
  private static final int LARGEST = 1 << 20;

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
      Optional<String> large = largeFile(file);
      if (large.isPresent()) {
        return large.map(name -> jar.getFileName() + " has more than 1 MB of " + name);
      }
      Optional<String> other = otherJar(file, jar);
      if (other.isPresent()) {
        return other;
      }
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
    return Arrays.stream(Kind.values())
        .anyMatch(kind -> file.getEntry(ServiceFiles.name(kind)) != null);
  }

  /** Counted, since the jar's own numbers may be wrong. */
  private static Optional<String> largeFile(JarFile file) throws IOException {
    List<String> names = new ArrayList<>(List.of(JarFile.MANIFEST_NAME, INDEX));
    for (Kind kind : Kind.values()) {
      names.add(ServiceFiles.name(kind));
    }
    for (String name : names) {
      ZipEntry entry = file.getEntry(name);
      if (entry != null) {
        try (InputStream in = file.getInputStream(entry)) {
          if (in.readNBytes(LARGEST + 1).length > LARGEST) {
            return Optional.of(name);
          }
        }
      }
    }
    return Optional.empty();
  }

  /** Java would load classes from these jars, too, unseen by this inspection and by run.json. */
  private Optional<String> otherJar(JarFile file, Path jar) throws IOException {
    Manifest manifest = file.getManifest();
    String classPath =
        manifest == null ? null : manifest.getMainAttributes().getValue(Name.CLASS_PATH);
    if (classPath != null) {
      for (String entry : classPath.split("\\s+", -1)) {
        if (isOther(entry, jar)) {
          return Optional.of(refusalOfOther(jar, "the Class-Path of the manifest", entry));
        }
      }
    }
    ZipEntry index = file.getEntry(INDEX);
    if (index != null) {
      try (InputStream in = file.getInputStream(index)) {
        String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        return text.lines()
            .map(String::strip)
            .filter(line -> line.endsWith(".jar") && isOther(line, jar))
            .findFirst()
            .map(line -> refusalOfOther(jar, INDEX, line));
      }
    }
    return Optional.empty();
  }

  /** A file that exists and is not one of the plugin's jars. What does not exist is not loaded. */
  private boolean isOther(String entry, Path jar) {
    try {
      Path named = Path.of(jar.toUri().resolve(entry));
      if (entry.isEmpty() || !Files.exists(named)) {
        return false;
      }
      for (Path own : plugin.jars()) {
        if (Files.isSameFile(own, named)) {
          return false;
        }
      }
      return true;
    } catch (IllegalArgumentException | FileSystemNotFoundException | IOException e) {
      return false;
    }
  }

  private static String refusalOfOther(Path jar, String list, String entry) {
    return "%s of %s names %s, which is not a jar of the plugin: put both into a folder of their own, or leave it out"
        .formatted(list, jar.getFileName(), FailureText.shortened(entry));
  }

  private static Optional<String> refusalOfVersion(@Nullable Manifest manifest, Path jar) {
    ApiVersion ours = ApiVersion.current();
    String entry = ApiVersion.MANIFEST_ENTRY;
    String text = manifest == null ? null : manifest.getMainAttributes().getValue(entry);
    if (text == null) {
      return Optional.of(
          "the manifest of %s does not say which version of the API it was built against: add %s: %s"
              .formatted(jar.getFileName(), entry, ours));
    }
    try {
      return ours.supports(ApiVersion.parse(text))
          ? Optional.empty()
          : Optional.of(
              "%s was built against version %s of the API, and this is %s: get a build for it"
                  .formatted(jar.getFileName(), text.strip(), ours));
    } catch (IllegalArgumentException e) {
      return Optional.of(
          "%s in the manifest of %s: %s".formatted(entry, jar.getFileName(), e.getMessage()));
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
    return "%s bundles %s, which comes from %s for all plugins: leave it out (scope provided)"
        .formatted(jar.getFileName(), className, place);
  }
}

package org.gan4j.experiment.testing;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.gan4j.api.ApiVersion;
import org.gan4j.api.objective.LossStrategyProvider;
import org.jspecify.annotations.Nullable;

/** Compiles plugins with losses, as their authors would. */
public final class PluginJar {
  private final Path folder;
  private final String name;
  private final List<String> services = new ArrayList<>();
  private final Map<String, String> manifest = new LinkedHashMap<>();
  private final Map<String, byte[]> entries = new LinkedHashMap<>();
  private final List<Path> classPath = new ArrayList<>();
  private final List<Path> sources = new ArrayList<>();

  public PluginJar(Path folder, String name) {
    this.folder = folder;
    this.name = name;
    manifest.put("Implementation-Version", "7.1");
    manifest.put(ApiVersion.MANIFEST_ENTRY, ApiVersion.current().toString());
  }

  /** Changes an entry of the manifest; null takes it away. */
  public PluginJar manifest(String entry, @Nullable String value) {
    if (value == null) {
      manifest.remove(entry);
    } else {
      manifest.put(entry, value);
    }
    return this;
  }

  /** Adds a file to the jar. */
  public PluginJar entry(String path, byte[] content) {
    entries.put(path, content);
    return this;
  }

  /** Compiles against a library. */
  public PluginJar with(Path library) {
    classPath.add(library);
    return this;
  }

  /** Adds a provider of a loss: a class whose {@code type()} and constructor are given. */
  public PluginJar loss(String className, String type, String constructorBody) {
    return source(
            className,
            """
            package plugin;
            public class %1$s
                implements org.gan4j.api.objective.LossStrategyProvider<%1$s.Configuration> {
              public record Configuration() {}
              public %1$s() { %3$s }
              public String type() { return "%2$s"; }
              public Class<Configuration> configuration() { return Configuration.class; }
              public String description() { return "from a plugin"; }
              public org.gan4j.api.objective.LossStrategy create(
                  Configuration configuration, org.gan4j.api.objective.LossContext context) {
                throw new UnsupportedOperationException();
              }
            }
            """
                .formatted(className, type, constructorBody))
        .service("plugin." + className);
  }

  public PluginJar source(String className, String text) {
    try {
      Path file = folder.resolve(name + "-src").resolve("plugin").resolve(className + ".java");
      Files.createDirectories(file.getParent());
      sources.add(Files.writeString(file, text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  public PluginJar service(String className) {
    services.add(className);
    return this;
  }

  /** Writes the jar. */
  public URL build() {
    try {
      Path classes = Files.createDirectories(folder.resolve(name + "-classes"));
      compile(classes);
      Path jar = folder.resolve(name);
      write(jar, classes);
      return jar.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A loader as for a plugin: it sees this jar after the host. */
  public URLClassLoader loader() {
    return new URLClassLoader(new URL[] {build()}, PluginJar.class.getClassLoader());
  }

  private void compile(Path output) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    List<String> arguments = new ArrayList<>(List.of("-d", output.toString()));
    String classes = System.getProperty("java.class.path");
    for (Path library : classPath) {
      classes += File.pathSeparator + library;
    }
    arguments.addAll(List.of("-cp", classes, "-proc:none"));
    sources.forEach(source -> arguments.add(source.toString()));
    if (!sources.isEmpty()
        && compiler.run(null, null, null, arguments.toArray(String[]::new)) != 0) {
      throw new IllegalStateException("the plugin does not compile");
    }
  }

  private void write(Path jar, Path classes) throws IOException {
    Manifest written = new Manifest();
    written.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.forEach(written.getMainAttributes()::putValue);
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), written);
        Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        out.putNextEntry(new JarEntry(classes.relativize(file).toString().replace('\\', '/')));
        Files.copy(file, out);
      }
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        out.putNextEntry(new JarEntry(entry.getKey()));
        out.write(entry.getValue());
      }
      if (!services.isEmpty()) {
        out.putNextEntry(new JarEntry("META-INF/services/" + LossStrategyProvider.class.getName()));
        out.write(String.join("\n", services).getBytes(StandardCharsets.UTF_8));
      }
    }
  }
}

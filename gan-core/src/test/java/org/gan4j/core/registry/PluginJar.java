package org.gan4j.core.registry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.gan4j.api.objective.LossStrategyProvider;

/** Compiles plugins with losses, as their authors would. */
final class PluginJar {
  private final Path folder;
  private final String name;
  private final List<String> services = new ArrayList<>();
  private final List<Path> sources = new ArrayList<>();

  PluginJar(Path folder, String name) {
    this.folder = folder;
    this.name = name;
  }

  /** Adds a provider of a loss: a class whose {@code type()} and constructor are given. */
  PluginJar loss(String className, String type, String constructorBody) {
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
              public org.gan4j.api.objective.LossStrategy create(Configuration configuration) {
                throw new UnsupportedOperationException();
              }
            }
            """
                .formatted(className, type, constructorBody))
        .service("plugin." + className);
  }

  PluginJar source(String className, String text) {
    try {
      Path file = folder.resolve(name + "-src").resolve("plugin").resolve(className + ".java");
      Files.createDirectories(file.getParent());
      sources.add(Files.writeString(file, text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  PluginJar service(String className) {
    services.add(className);
    return this;
  }

  /** Writes the jar. */
  URL build() {
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
  URLClassLoader loader() {
    return new URLClassLoader(new URL[] {build()}, PluginJar.class.getClassLoader());
  }

  private void compile(Path classes) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    List<String> arguments = new ArrayList<>(List.of("-d", classes.toString()));
    arguments.addAll(List.of("-cp", System.getProperty("java.class.path"), "-proc:none"));
    sources.forEach(source -> arguments.add(source.toString()));
    if (!sources.isEmpty()
        && compiler.run(null, null, null, arguments.toArray(String[]::new)) != 0) {
      throw new IllegalStateException("the plugin does not compile");
    }
  }

  private void write(Path jar, Path classes) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.IMPLEMENTATION_VERSION, "7.1");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest);
        Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        out.putNextEntry(new JarEntry(classes.relativize(file).toString().replace('\\', '/')));
        Files.copy(file, out);
      }
      out.putNextEntry(new JarEntry("META-INF/services/" + LossStrategyProvider.class.getName()));
      out.write(String.join("\n", services).getBytes(StandardCharsets.UTF_8));
    }
  }
}

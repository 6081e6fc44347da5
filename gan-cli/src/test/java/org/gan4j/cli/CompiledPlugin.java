package org.gan4j.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.gan4j.api.ApiVersion;
import org.gan4j.api.objective.LossStrategyProvider;

/**
 * A plugin as its author's build makes it: by default one loss, the least squares of Mao et al.
 * 2017.
 */
final class CompiledPlugin {
  private static final String SOURCE =
      """
      package plugin;

      import org.gan4j.api.component.Option;
      import org.gan4j.api.objective.LossContext;
      import org.gan4j.api.objective.LossStrategy;
      import org.gan4j.api.objective.LossStrategyProvider;
      import org.nd4j.linalg.api.ndarray.INDArray;

      public final class Squares implements LossStrategyProvider<Squares.Settings> {
        public record Settings(
            @Option(value = "What a real sample's logit shall be", defaultValue = "1") double real) {}

        public Squares() { %s }
        public String type() { return "%s"; }
        public Class<Settings> configuration() { return Settings.class; }
        public String description() { return "Least squares"; }

        public LossStrategy create(Settings settings, LossContext context) {
          return new LossStrategy() {
            public DiscriminatorLoss discriminator(INDArray real, INDArray fake) {
              INDArray error = real.sub(settings.real());
              return new DiscriminatorLoss(
                  0.5 * (square(error) + square(fake)),
                  error.div(real.length()),
                  fake.div(fake.length()));
            }

            public GeneratorLoss generator(INDArray fake, INDArray real) {
              INDArray error = fake.sub(settings.real());
              return new GeneratorLoss(0.5 * square(error), error.div(fake.length()));
            }

            private double square(INDArray values) {
              return values.mul(values).meanNumber().doubleValue();
            }
          };
        }
      }
      """;

  private CompiledPlugin() {}

  /**
   * Writes the jar.
   *
   * @param type the loss's name
   * @param constructor what the provider does when it is made
   * @param apiVersion what the manifest says
   */
  static Path write(Path jar, String type, String constructor, String apiVersion) {
    return write(
        jar,
        "Squares",
        SOURCE.formatted(constructor, type),
        Map.of(LossStrategyProvider.class, "plugin.Squares"),
        apiVersion);
  }

  /**
   * Writes the jar of another plugin.
   *
   * @param name of its only source file
   * @param services the class that provides each
   */
  static Path write(
      Path jar, String name, String text, Map<Class<?>, String> services, String apiVersion) {
    try {
      Path sources = Files.createTempDirectory("plugin");
      Path source = Files.writeString(sources.resolve(name + ".java"), text);
      int failures =
          ToolProvider.getSystemJavaCompiler()
              .run(
                  null,
                  null,
                  null,
                  "-proc:none",
                  "-cp",
                  System.getProperty(
                      "surefire.test.class.path", System.getProperty("java.class.path")),
                  "-d",
                  sources.toString(),
                  source.toString());
      if (failures > 0) {
        throw new IllegalStateException("the plugin does not compile");
      }
      pack(jar, sources, services, apiVersion);
      return jar;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Path write(Path jar, String type, String constructor) {
    return write(jar, type, constructor, ApiVersion.current().toString());
  }

  private static void pack(
      Path jar, Path classes, Map<Class<?>, String> services, String apiVersion)
      throws IOException {
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.put(Attributes.Name.IMPLEMENTATION_VERSION, "3.2");
    attributes.putValue(ApiVersion.MANIFEST_ENTRY, apiVersion);
    Files.createDirectories(jar.toAbsolutePath().getParent());
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest);
        Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".class")).sorted().toList()) {
        out.putNextEntry(new JarEntry(classes.relativize(file).toString().replace('\\', '/')));
        Files.copy(file, out);
      }
      for (Map.Entry<Class<?>, String> service : services.entrySet()) {
        out.putNextEntry(new JarEntry("META-INF/services/" + service.getKey().getName()));
        out.write((service.getValue() + "\n").getBytes(StandardCharsets.UTF_8));
      }
    }
  }
}

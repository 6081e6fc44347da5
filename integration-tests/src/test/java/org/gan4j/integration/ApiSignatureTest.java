package org.gan4j.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.spi.ToolProvider;
import org.gan4j.api.ApiVersion;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What plugins are compiled against does not change unnoticed: its public and protected signatures
 * are recorded. {@code -Dgolden.update=true} records additions, and removals if the version of the
 * API has changed.
 */
class ApiSignatureTest {
  private static final String VERSION = "API ";

  /** Packages that plugins do not use, although other packages of their module do. */
  private static final List<String> INTERNAL = List.of("org.gan4j.nn.kernels.");

  @ParameterizedTest
  @ValueSource(strings = {"gan-api", "gan-images", "gan-nn", "gan-testkit"})
  void isAsRecorded(String module) throws IOException {
    Path record = Built.ROOT.resolve("docs/api").resolve(module + ".txt");
    List<String> now = signatures(module);
    List<String> recorded = Files.exists(record) ? Files.readAllLines(record) : List.of();
    List<String> removed = new ArrayList<>(recorded);
    removed.removeAll(now);
    removed.removeIf(line -> line.startsWith(VERSION));
    boolean sameVersion = recorded.contains(VERSION + ApiVersion.current());

    assertThat(sameVersion && !removed.isEmpty() ? removed : List.of())
        .as(
            "went away from %s: plugins that use it would fail. Put it back, or raise"
                + " ApiVersion.current() and record the new API with -Dgolden.update=true",
            module)
        .isEmpty();
    if (Boolean.getBoolean("golden.update")) {
      Files.createDirectories(record.getParent());
      Files.write(record, now);
    }
    assertThat(now)
        .as("new in %s: record it with -Dgolden.update=true", module)
        .isEqualTo(Files.readAllLines(record));
  }

  /** A line for each type and each member that a plugin can use. */
  private static List<String> signatures(String module) throws IOException {
    List<String> classes = new ArrayList<>();
    try (JarFile jar = new JarFile(Built.jar(module).toFile())) {
      jar.stream()
          .map(JarEntry::getName)
          .filter(name -> name.endsWith(".class") && !name.endsWith("-info.class"))
          .map(name -> name.substring(0, name.length() - ".class".length()).replace('/', '.'))
          .filter(name -> INTERNAL.stream().noneMatch(name::startsWith))
          .sorted()
          .forEach(classes::add);
    }
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "-protected",
                "-cp",
                Built.jar(module)
                    + java.io.File.pathSeparator
                    + System.getProperty(
                        "surefire.test.class.path", System.getProperty("java.class.path"))));
    arguments.addAll(classes);
    StringWriter output = new StringWriter();
    ToolProvider javap = ToolProvider.findFirst("javap").orElseThrow();
    int exitCode =
        javap.run(
            new PrintWriter(output),
            new PrintWriter(new StringWriter()),
            arguments.toArray(String[]::new));
    assertThat(exitCode).as(output.toString()).isZero();
    return lines(output.toString());
  }

  private static List<String> lines(String javap) {
    List<String> lines = new ArrayList<>();
    lines.add(VERSION + ApiVersion.current());
    String type = "";
    boolean open = false;
    for (String line : javap.lines().toList()) {
      if (line.startsWith("Compiled from") || line.isBlank()) {
        continue;
      }
      if (!line.startsWith(" ")) {
        type = line.replace(" {", "");
        open = line.contains("public ") || line.contains("protected ");
        if (open && !line.equals("}")) {
          lines.add(type);
        }
      } else if (open) {
        lines.add(name(type) + " ::" + line.stripTrailing());
      }
    }
    return lines;
  }

  private static String name(String type) {
    return type.replaceFirst(".*\\b(?:class|interface) ([^< ]+).*", "$1");
  }
}

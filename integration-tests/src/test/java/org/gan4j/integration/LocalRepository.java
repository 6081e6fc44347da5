package org.gan4j.integration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A local Maven repository in which the modules are installed, and everything else is that of the
 * build around this test, by links: nothing is downloaded, copied, or left behind in the user's own
 * repository.
 */
final class LocalRepository {
  private static final List<String> JARS =
      List.of(
          "gan-api",
          "gan-nn",
          "gan-images",
          "gan-objectives",
          "gan-experiment",
          "gan-checkpoint",
          "gan-training",
          "gan-core",
          "gan-vanilla",
          "gan-dcgan",
          "gan-residual",
          "gan-latent",
          "gan-style",
          "gan-datasets",
          "gan-evaluation",
          "gan-onnx",
          "gan-onnx-features",
          "gan-testkit",
          "gan-plugin-archetype");

  private LocalRepository() {}

  /** Makes it anew. */
  static Path create() throws IOException {
    Path ours = Built.emptyFolder("local-repository");
    Path outer = Path.of(Built.property("outer.local.repository"));
    link(outer, ours, Set.of("org"));
    link(outer.resolve("org"), Files.createDirectory(ours.resolve("org")), Set.of("gan4j"));
    Path group = Files.createDirectory(ours.resolve("org/gan4j"));
    install(group, "gan4j", Built.ROOT.resolve("pom.xml"));
    install(group, "gan-bom", Built.ROOT.resolve("gan-bom/pom.xml"));
    for (String module : JARS) {
      Path folder = install(group, module, Built.ROOT.resolve(module).resolve("pom.xml"));
      Path jar = Built.jar(module);
      Files.copy(jar, folder.resolve(jar.getFileName()));
    }
    return ours;
  }

  private static void link(Path from, Path to, Set<String> without) throws IOException {
    try (Stream<Path> entries = Files.list(from)) {
      for (Path entry : entries.toList()) {
        String name = entry.getFileName().toString();
        if (Files.isDirectory(entry) && !without.contains(name)) {
          Files.createSymbolicLink(to.resolve(name), entry);
        }
      }
    }
  }

  private static Path install(Path group, String artifact, Path pom) throws IOException {
    Path folder = Files.createDirectories(group.resolve(artifact).resolve(Built.VERSION));
    Files.copy(pom, folder.resolve(artifact + "-" + Built.VERSION + ".pom"));
    return folder;
  }
}

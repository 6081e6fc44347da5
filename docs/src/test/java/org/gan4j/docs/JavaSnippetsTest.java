package org.gan4j.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.gan4j.api.objective.LossStrategy;
import org.gan4j.core.registry.Kind;
import org.gan4j.core.registry.Registry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Java in documents compiles and does what it is shown for. */
class JavaSnippetsTest {
  @TempDir Path folder;

  @Test
  void trainsAndSamplesAsALibrary() throws Exception {
    Workspace.prepare();
    Workspace.delete("runs/library");
    Snippet snippet = only("README.md", "Gan.create()");
    try (URLClassLoader loader = Compiled.statements(snippet.text(), folder)) {
      loader.loadClass("Body").getMethod("run").invoke(null);
    }
    assertThat(Path.of("runs/library/samples/step-001000.png")).isRegularFile();
  }

  @Test
  void completesAPictureAsALibrary() throws Exception {
    Snippet snippet = only("docs/inpainting.md", "Inpainter.of");
    try (URLClassLoader loader = Compiled.statements(snippet.text(), folder)) {
      // Running it takes a trained run; that the calls exist is what a page can get wrong.
      assertThat(loader.loadClass("Body").getMethod("run")).isNotNull();
    }
  }

  @Test
  void addsALossAsAPlugin() throws Exception {
    Snippet snippet = only("README.md", "class WassersteinSketch");
    try (URLClassLoader loader = Compiled.type("WassersteinSketch", snippet.text(), folder)) {
      registerLoss("WassersteinSketch");
      Registry registry = Registry.discover(loader);
      assertThat(registry.types(Kind.LOSS)).contains("wasserstein-sketch", "non-saturating");
      assertThat(loader.loadClass("WassersteinSketch").getConstructor().newInstance())
          .isInstanceOf(LossStrategy.class);
    }
  }

  private void registerLoss(String className) throws IOException {
    Path services = Files.createDirectories(folder.resolve("META-INF/services"));
    Files.writeString(
        services.resolve("org.gan4j.api.objective.LossStrategyProvider"), className + "\n");
  }

  private static Snippet only(String document, String part) {
    List<Snippet> found =
        Snippet.of(document, "java").stream()
            .filter(snippet -> snippet.text().contains(part))
            .toList();
    assertThat(found).hasSize(1);
    return found.get(0);
  }
}

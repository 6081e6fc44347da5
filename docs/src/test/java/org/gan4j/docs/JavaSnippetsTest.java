package org.gan4j.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.gan4j.api.objective.LossStrategy;
import org.gan4j.core.Gan;
import org.gan4j.core.assembly.PreparedTraining;
import org.gan4j.experiment.registry.Kind;
import org.gan4j.experiment.registry.Registry;
import org.gan4j.training.StopSignal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Java in documents compiles and does what it is shown for. */
class JavaSnippetsTest {
  private static final String OBJECTIVES = "docs/objectives.md";
  private static final String LIBRARY = "docs/library.md";

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
  void trainsWithAFolderFromJava() throws Exception {
    Workspace.prepare();
    Workspace.delete("runs/from-java");
    run("gan.train(draft, Path.of");
    assertThat(Path.of("runs/from-java/report.html")).isRegularFile();
  }

  @Test
  void trainsInMemoryFromJava() throws Exception {
    run("gan.train(draft))");
  }

  @Test
  void servesPicturesAndReadsImages() throws Exception {
    // Running them takes a trained run and a file; that the calls exist is what a page can get
    // wrong.
    for (String part : List.of("new SharedGenerator", "Photograph.read")) {
      Snippet snippet = only(LIBRARY, part);
      try (URLClassLoader loader = Compiled.statements(snippet.text(), folder)) {
        assertThat(loader.loadClass("Body").getMethod("run")).isNotNull();
      }
    }
  }

  /** Every component that comes with the framework has a row, and every row a component. */
  @Test
  void listsTheClassOfEachComponent() throws Exception {
    Registry registry = Registry.discover(JavaSnippetsTest.class.getClassLoader());
    List<String> expected = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      registry
          .components(kind)
          .forEach(
              component ->
                  expected.add(
                      String.format(
                          Locale.ROOT,
                          "| %s | `%s` | `%s` |",
                          kind.slot(),
                          component.type(),
                          component.provider().configuration().getName())));
    }
    List<String> rows =
        Files.readAllLines(Snippet.root().resolve(LIBRARY)).stream()
            .filter(line -> line.contains("`org.gan4j."))
            .toList();
    assertThat(rows).containsExactlyInAnyOrderElementsOf(expected);
  }

  private void run(String part) throws Exception {
    Snippet snippet = only(LIBRARY, part);
    try (URLClassLoader loader = Compiled.statements(snippet.text(), folder)) {
      loader.loadClass("Body").getMethod("run").invoke(null);
    }
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
  void enlargesAPictureAsALibrary() throws Exception {
    Snippet snippet = only("docs/superresolution.md", "trained.blend");
    try (URLClassLoader loader = Compiled.statements(snippet.text(), folder)) {
      // Running it takes a trained run, as above.
      assertThat(loader.loadClass("Body").getMethod("run")).isNotNull();
    }
  }

  @Test
  void translatesAPictureAsALibrary() throws Exception {
    Snippet snippet = only("docs/translation.md", "trained.apply");
    try (URLClassLoader loader = Compiled.statements(snippet.text(), folder)) {
      // As for a completion.
      assertThat(loader.loadClass("Body").getMethod("run")).isNotNull();
    }
  }

  @Test
  void findsLatentsAndTrainsArtAsALibrary() throws Exception {
    for (Snippet snippet :
        List.of(only("docs/latent.md", "new Projector"), only("docs/art.md", "gan.assemble"))) {
      try (URLClassLoader loader = Compiled.statements(snippet.text(), folder)) {
        // Running them takes a trained run or minutes; that the calls exist is what can go wrong.
        assertThat(loader.loadClass("Body").getMethod("run")).isNotNull();
      }
    }
  }

  @Test
  void exportsANetworkAsALibrary() throws Exception {
    Snippet snippet = only("docs/export.md", "OnnxExport.of");
    try (URLClassLoader loader = Compiled.statements(snippet.text(), folder)) {
      // Running it takes a trained run, as above.
      assertThat(loader.loadClass("Body").getMethod("run")).isNotNull();
    }
  }

  @Test
  void sweepsAsALibrary() throws Exception {
    Snippet snippet = only("docs/sweeps.md", "Sweep.open");
    try (URLClassLoader loader = Compiled.statements(snippet.text(), folder)) {
      // As for art.
      assertThat(loader.loadClass("Body").getMethod("run")).isNotNull();
    }
  }

  @Test
  void mixesStylesAsALibrary() throws Exception {
    Snippet snippet = only("docs/style.md", "generator.truncate");
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

  /**
   * One record, one class and one line in a service file, exactly as they stand in the document.
   */
  @Test
  void addsALossOfARecordAClassAndALine() throws Exception {
    Snippet record = only(OBJECTIVES, "record LogCoshSettings");
    Snippet type = only(OBJECTIVES, "class LogCosh ");
    Snippet line =
        Snippet.of(OBJECTIVES, "").stream()
            .filter(snippet -> snippet.text().equals("LogCosh"))
            .findFirst()
            .orElseThrow();
    Compiled.type("LogCoshSettings", record.text(), folder).close();
    try (URLClassLoader loader = Compiled.type("LogCosh", type.text(), folder)) {
      registerLoss(line.text());
      Path experiment = folder.resolve("experiment.json");
      Files.writeString(
          experiment,
          """
          {
            "dataset": { "type": "ring", "size": 100 },
            "latent": { "type": "gaussian", "size": 2 },
            "generator": { "type": "vanilla", "hidden": [8] },
            "discriminator": { "type": "vanilla", "hidden": [8] },
            "loss": { "type": "log-cosh", "margin": 2 },
            "training": { "batchSize": 10, "iterations": 3 }
          }
          """);
      Gan gan = withComponentsOf(loader);
      try (PreparedTraining training = gan.assemble(gan.read(experiment, List.of()))) {
        gan.start(training, folder.resolve("run")).train(new StopSignal(), List.of());
        assertAtZero(training.setup().loss());
      }
    }
  }

  private static Gan withComponentsOf(ClassLoader loader) {
    ClassLoader usual = Thread.currentThread().getContextClassLoader();
    Thread.currentThread().setContextClassLoader(loader);
    try {
      return Gan.create();
    } finally {
      Thread.currentThread().setContextClassLoader(usual);
    }
  }

  /** At logits of zero both terms of the discriminator are log cosh 2, with slopes of tanh 2. */
  private static void assertAtZero(LossStrategy loss) {
    INDArray logits = Nd4j.zeros(DataType.DOUBLE, 4, 1);
    LossStrategy.DiscriminatorLoss result = loss.discriminator(logits, logits);
    assertThat(result.value()).isCloseTo(2 * Math.log(Math.cosh(2)), within(1e-12));
    assertThat(result.realGradient().getDouble(0)).isCloseTo(-Math.tanh(2) / 4, within(1e-12));
    assertThat(result.fakeGradient().getDouble(0)).isCloseTo(Math.tanh(2) / 4, within(1e-12));
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

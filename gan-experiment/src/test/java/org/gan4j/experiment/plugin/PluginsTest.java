package org.gan4j.experiment.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.gan4j.api.ApiVersion;
import org.gan4j.api.GanException;
import org.gan4j.api.objective.LossStrategyProvider;
import org.gan4j.experiment.ExperimentReader;
import org.gan4j.experiment.registry.Kind;
import org.gan4j.experiment.registry.Registered;
import org.gan4j.experiment.registry.Registry;
import org.gan4j.experiment.registry.UnusableComponent;
import org.gan4j.experiment.testing.PluginJar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Plugins are real jars here, compiled by the JDK's compiler. */
class PluginsTest {
  /** Long enough for a plugin that does something, on a busy machine. */
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private static final Registry HOST = Registry.discover(PluginsTest.class.getClassLoader());

  @TempDir private Path folder;
  @TempDir private Path workshop;

  private PluginJar jar(String name) {
    return new PluginJar(folder, name);
  }

  private Registry load(Path... places) {
    return Plugins.load(HOST, List.of(places), PATIENCE);
  }

  private static List<String> problems(Registry registry) {
    return registry.broken().stream().map(UnusableComponent::problem).toList();
  }

  @Test
  void addsTheComponentsOfEveryJarInAFolder() throws IOException {
    jar("a.jar").loss("A", "a", "").build();
    jar("b.jar").loss("B", "b", "").build();
    Files.writeString(folder.resolve("README.txt"), "no jar");

    Registry registry = load(folder);

    assertThat(registry.broken()).isEmpty();
    assertThat(registry.types(Kind.LOSS)).contains("a", "b", "minimax");
    Registered component = registry.get(Kind.LOSS, "a");
    assertThat(component.origin().path()).isEqualTo(folder.resolve("a.jar"));
    assertThat(component.origin().version()).isEqualTo("7.1");
    assertThat(component.provider()).isInstanceOf(LossStrategyProvider.class);
  }

  @Test
  void takesASingleJar() {
    jar("a.jar").loss("A", "a", "").build();
    jar("b.jar").loss("B", "b", "").build();

    assertThat(load(folder.resolve("b.jar")).types(Kind.LOSS)).contains("b").doesNotContain("a");
  }

  @Test
  void takesAPlaceThatIsNamedTwiceOnce() {
    jar("a.jar").loss("A", "a", "").build();

    assertThat(load(folder, folder.resolve("a.jar"), folder.resolve(".")).broken()).isEmpty();
  }

  @Test
  void givesEveryPluginItsOwnVersionOfALibrary() throws IOException {
    for (String version : List.of("one", "two")) {
      Path plugin = Files.createDirectories(folder.resolve(version));
      Path library = library(version, plugin);
      new PluginJar(workshop, version + ".jar")
          .with(library)
          .loss(
              "Loss",
              version,
              "if (!\""
                  + version
                  + "\".equals(plugin.Library.version()))"
                  + " throw new IllegalStateException(plugin.Library.version());")
          .build();
      Files.move(workshop.resolve(version + ".jar"), plugin.resolve("loss.jar"));
    }

    Registry registry = load(folder);

    assertThat(registry.broken()).isEmpty();
    assertThat(registry.types(Kind.LOSS)).contains("one", "two");
  }

  /** A library that knows its version. */
  private Path library(String version, Path destination) throws IOException {
    String name = "library-" + version + ".jar";
    new PluginJar(workshop, name)
        .source(
            "Library",
            "package plugin; public class Library { public static String version() { return \""
                + version
                + "\"; } }")
        .build();
    return Files.move(workshop.resolve(name), destination.resolve("library.jar"));
  }

  @Test
  void hidesWhatGan4jUsesInside() {
    jar("curious.jar")
        .loss(
            "Curious",
            "curious",
            """
            for (String name : new String[] {"com.google.inject.Guice", "org.gan4j.core.Gan"}) {
              try {
                Class.forName(name);
                throw new IllegalStateException(name);
              } catch (ClassNotFoundException e) {
                // as it should be
              }
            }
            """)
        .build();

    assertThat(load(folder).broken()).isEmpty();
  }

  @Test
  void letsAPluginUseNd4jWhileItIsLoaded() {
    jar("numbers.jar")
        .loss(
            "Numbers",
            "numbers",
            """
            if (org.nd4j.linalg.factory.Nd4j.ones(3).sumNumber().intValue() != 3
                || Thread.currentThread().getContextClassLoader() != getClass().getClassLoader())
              throw new IllegalStateException();
            """)
        .build();

    assertThat(load(folder).broken()).isEmpty();
  }

  @Test
  void refusesAPluginThatBundlesASharedClassAndNamesBothJars() {
    jar("fat.jar").loss("A", "a", "").entry("org/slf4j/Logger.class", new byte[4]).build();
    jar("later.jar")
        .loss("B", "b", "")
        .entry("META-INF/versions/17/org/nd4j/linalg/factory/Nd4j.class", new byte[4])
        .build();

    Registry registry = load(folder);

    assertThat(registry.types(Kind.LOSS)).doesNotContain("a", "b");
    assertThat(problems(registry))
        .satisfiesExactly(
            problem ->
                assertThat(problem)
                    .startsWith("fat.jar bundles org.slf4j.Logger, which comes from slf4j-api-")
                    .endsWith(".jar for all plugins: leave it out (scope provided)"),
            problem ->
                assertThat(problem)
                    .startsWith("later.jar bundles org.nd4j.linalg.factory.Nd4j,")
                    .contains("nd4j-api-"));
    assertThat(registry.broken()).extracting(UnusableComponent::noun).containsOnly("plugin");
  }

  @Test
  void refusesAPluginAsAWholeIfItTakesANameAndNamesBothJars() {
    jar("a.jar").loss("A", "hinge-a", "").loss("B", "minimax", "").build();
    jar("b.jar").loss("A", "own", "").build();
    jar("c.jar").loss("A", "own", "").build();

    Registry registry = load(folder);

    assertThat(registry.types(Kind.LOSS)).contains("own").doesNotContain("hinge-a");
    assertThat(registry.get(Kind.LOSS, "own").origin().name()).isEqualTo("b.jar");
    assertThat(problems(registry))
        .satisfiesExactly(
            problem ->
                assertThat(problem)
                    .startsWith("two losses are called \"minimax\": gan-objectives")
                    .contains(" and a.jar (plugin.B)"),
            problem ->
                assertThat(problem)
                    .startsWith(
                        "two losses are called \"own\": b.jar (plugin.A) and c.jar (plugin.A)"));
  }

  @ParameterizedTest
  @CsvSource(
      value = {
        "-; does not say which version of the API",
        "9.0; was built against version 9.0 of the API",
        "soon; a version is written as 1.2 (major.minor), not \"soon\""
      },
      delimiter = ';',
      nullValues = "-")
  void refusesAPluginForAnotherVersionOfTheApi(String version, String reason) {
    jar("other.jar")
        .loss(
            "Other",
            "other",
            "throw new AssertionError(\"ran\");".replace("throw", "if (true) throw"))
        .manifest(ApiVersion.MANIFEST_ENTRY, version)
        .build();

    assertThat(problems(load(folder)))
        .singleElement()
        .satisfies(
            problem ->
                assertThat(problem).contains(reason).contains("other.jar").doesNotContain("ran"));
  }

  @Test
  void listsWhatFailsAndGoesOn() throws IOException {
    jar("a-throws.jar").loss("A", "a", "if (true) throw new Error(\"out of order\");").build();
    jar("b-nothing.jar").entry("x.txt", new byte[1]).build();
    Files.writeString(folder.resolve("c-damaged.jar"), "no zip");
    jar("d-library-missing.jar")
        .with(library("one", workshop))
        .loss("D", "d", "plugin.Library.version();")
        .build();
    jar("e-works.jar").loss("E", "e", "").build();

    Registry registry = load(folder);

    assertThat(registry.types(Kind.LOSS)).contains("e").doesNotContain("a", "d");
    assertThat(registry.broken())
        .extracting(broken -> broken.origin().name() + ": " + broken.problem())
        .satisfiesExactly(
            line -> assertThat(line).isEqualTo("a-throws.jar: Error: out of order"),
            line -> assertThat(line).startsWith("b-nothing.jar: it registers no component"),
            line -> assertThat(line).startsWith("c-damaged.jar: c-damaged.jar is not a jar"),
            line ->
                assertThat(line)
                    .isEqualTo("d-library-missing.jar: ClassNotFoundException: plugin.Library"));
  }

  @Test
  void waitsForAPluginOnlySoLong() {
    jar("a-hangs.jar")
        .loss(
            "Hangs", "hangs", "while (true) { try { Thread.sleep(1000); } catch (Exception e) {} }")
        .build();
    jar("b-works.jar").loss("Works", "works", "").build();

    Registry registry = Plugins.load(HOST, List.of(folder), Duration.ofSeconds(2));

    assertThat(registry.types(Kind.LOSS)).contains("works").doesNotContain("hangs");
    assertThat(problems(registry))
        .singleElement()
        .isEqualTo(
            "it was not loaded within 2 seconds; it is in plugin.Hangs.<init> (Hangs.java:5)");
  }

  /** A loss whose settings are given. */
  private PluginJar loss(String jar, String settings) {
    return jar(jar)
        .source(
            "Loss",
            """
            package plugin;
            public class Loss implements org.gan4j.api.objective.LossStrategyProvider<Loss.Settings> {
              %s
              public String type() { return "loss"; }
              public Class<Settings> configuration() { return Settings.class; }
              public String description() { return "from a plugin"; }
              public org.gan4j.api.objective.LossStrategy create(
                  Settings settings, org.gan4j.api.objective.LossContext context) {
                throw new UnsupportedOperationException();
              }
              static boolean yes() { return true; }
            }
            """
                .formatted(settings))
        .service("plugin.Loss");
  }

  @Test
  void waitsForTheClassesOfSettingsOnlySoLong() {
    loss(
            "endless.jar",
            """
            public record Settings(Choice choice) {}
            public enum Choice { ONE; static { while (yes()) { Thread.onSpinWait(); } } }
            """)
        .build();

    Registry registry = Plugins.load(HOST, List.of(folder), Duration.ofSeconds(2));

    assertThat(registry.find(Kind.LOSS, "loss")).isEmpty();
    assertThat(problems(registry))
        .singleElement()
        .asString()
        .startsWith("it was not loaded within 2 seconds; it is in plugin.Loss$Choice.<clinit>");
  }

  @Test
  void waitsForTheConstructorOfSettingsOnlySoLong() {
    loss(
            "endless.jar",
            "public record Settings() { public Settings { while (yes()) { Thread.onSpinWait(); } } }")
        .build();
    Registry registry = Plugins.load(HOST, List.of(folder), Duration.ofSeconds(2));
    ExperimentReader reader = new ExperimentReader(registry);

    assertThatExceptionOfType(GanException.class)
        .isThrownBy(() -> reader.read("{ \"loss\": { \"type\": \"loss\" } }", "a test", List.of()))
        .satisfies(
            e -> {
              assertThat(e.kind()).isEqualTo(GanException.Kind.FAILURE);
              assertThat(e.problem())
                  .startsWith(
                      "the configuration of the loss \"loss\" did not end within 2 seconds; it is in"
                          + " plugin.Loss$Settings.<init>");
            });
  }

  @Test
  void boundsTheNumberOfSettings() {
    StringBuilder records = new StringBuilder("public record Settings(R1 a, R1 b) {}\n");
    for (int i = 1; i < 30; i++) {
      records.append("public record R%1$d(R%2$d a, R%2$d b) {}\n".formatted(i, i + 1));
    }
    loss("many.jar", records + "public record R30(int x) {}").build();

    assertThat(problems(load(folder)))
        .singleElement()
        .asString()
        .startsWith("it has more than 1000 settings: plugin.Loss$R");
  }

  @Test
  void callsNoCodeOfAPluginWhenTheRegistryIsWired() {
    jar("counts.jar").loss("Counts", "counts", "Thread.currentThread().setName(\"x\");").build();
    Registry registry = load(folder);
    Registered found = registry.get(Kind.LOSS, "counts");

    Registry same =
        registry.with(registry.components().stream().map(Registered::provider).toList());

    assertThat(same.get(Kind.LOSS, "counts")).isSameAs(found);
    assertThat(same.components()).hasSameSizeAs(registry.components());
  }

  @Test
  void listsARegisteredClassOfJava() {
    jar("java.jar").service("java.lang.String").build();

    assertThat(load(folder).broken())
        .singleElement()
        .satisfies(
            broken -> {
              assertThat(broken.provider()).isEqualTo("java.lang.String");
              assertThat(broken.origin().name()).isEqualTo("java.jar");
              assertThat(broken.problem()).startsWith("it is a class of Java");
            });
  }

  @ParameterizedTest
  @CsvSource({
    "Class-Path, ../library.jar, true",
    "Class-Path, a.jar missing.jar, false",
    "Class-Path, ./, true"
  })
  void refusesAJarThatLoadsOthersBesideThePlugin(String entry, String value, boolean refused)
      throws IOException {
    Path plugin = Files.createDirectories(folder.resolve("plugin"));
    Files.writeString(folder.resolve("library.jar"), "any");
    new PluginJar(workshop, "a.jar").loss("A", "a", "").manifest(entry, value).build();
    Files.move(workshop.resolve("a.jar"), plugin.resolve("a.jar"));

    assertThat(
            problems(load(folder)).stream().anyMatch(line -> line.startsWith("the Class-Path of")))
        .isEqualTo(refused);
  }

  @Test
  void refusesAnIndexOfOtherJars() throws IOException {
    Files.writeString(folder.resolve("other.txt"), "any");
    Files.writeString(workshop.resolve("other.jar"), "any");
    String other = workshop.resolve("other.jar").toUri().toString();
    jar("a.jar")
        .loss("A", "a", "")
        .entry(
            "META-INF/INDEX.LIST",
            ("JarIndex-Version: 1.0\n\n" + other + "\nx\n").getBytes(StandardCharsets.UTF_8))
        .build();

    assertThat(problems(load(folder)))
        .singleElement()
        .asString()
        .startsWith("META-INF/INDEX.LIST of a.jar names file:");
  }

  @Test
  void survivesExceptionsThatAreHostileThemselves() {
    jar("liar.jar")
        .loss(
            "Liar",
            "liar",
            """
            if (true) throw new RuntimeException() {
              public String getMessage() { throw new Error(); }
              public String toString() { throw new Error(); }
              public synchronized Throwable getCause() { return this; }
            };
            """)
        .loss("Good", "good", "")
        .build();

    Registry registry = load(folder);

    assertThat(registry.types(Kind.LOSS)).contains("good").doesNotContain("liar");
    assertThat(registry.broken()).hasSize(1);
  }

  @Test
  void saysThatAPlaceIsMissing() {
    assertThatExceptionOfType(GanException.class)
        .isThrownBy(() -> load(folder.resolve("nowhere")))
        .satisfies(
            e -> {
              assertThat(e.kind()).isEqualTo(GanException.Kind.USAGE);
              assertThat(e.where()).endsWith("nowhere");
            });
  }
}

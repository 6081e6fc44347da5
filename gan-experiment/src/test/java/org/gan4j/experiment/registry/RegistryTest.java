package org.gan4j.experiment.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.IOException;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import org.gan4j.api.GanException;
import org.gan4j.api.objective.LossContext;
import org.gan4j.api.objective.LossStrategy;
import org.gan4j.api.objective.LossStrategyProvider;
import org.gan4j.experiment.testing.Fakes;
import org.gan4j.experiment.testing.PluginJar;
import org.gan4j.objectives.loss.MinimaxLossProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryTest {
  private static final ClassLoader HOST = RegistryTest.class.getClassLoader();

  @TempDir Path folder;

  /** A loss whose type and configuration can be wrong. */
  private record Loss(String type, Class<Record> configuration)
      implements LossStrategyProvider<Record> {
    @Override
    public String description() {
      return "";
    }

    @Override
    public LossStrategy create(Record configuration, LossContext context) {
      throw new UnsupportedOperationException();
    }
  }

  record Unreadable(Thread thread) {}

  record WithType(String type) {}

  @SuppressWarnings("unchecked") // what compilers of plugins may not check either
  private static Loss loss(String type, Class<?> configuration) {
    return new Loss(type, (Class<Record>) configuration);
  }

  @Test
  void findsWhatTheFrameworkBrings() {
    Registry registry = Registry.discover(HOST);

    assertThat(registry.broken()).isEmpty();
    assertThat(registry.types(Kind.LOSS)).contains("minimax", "non-saturating");
    assertThat(registry.types(Kind.LATENT)).contains("gaussian", "uniform");
    assertThat(registry.types(Kind.OPTIMIZER)).contains("adam", "sgd");
    assertThat(registry.types(Kind.TASK)).contains("generation");
    assertThat(registry.types(Kind.SCHEDULE)).contains("k-step");
    assertThat(registry.types(Kind.REGULARIZER)).contains("weight-decay");
    assertThat(registry.types(Kind.METRIC)).contains("mode-coverage");
    assertThat(registry.types(Kind.LISTENER)).contains("csv");
  }

  @Test
  void findsWhatPluginsBringAndWhereItComesFrom() throws IOException {
    try (URLClassLoader plugin =
        new PluginJar(folder, "hinge-2.jar").loss("Hinge", "margin", "").loader()) {
      Registry registry = Registry.discover(HOST, plugin);

      Registered margin = registry.get(Kind.LOSS, "margin");
      assertThat(margin.origin().name()).isEqualTo("hinge-2.jar");
      assertThat(margin.origin().path()).isEqualTo(folder.resolve("hinge-2.jar"));
      assertThat(margin.origin().version()).isEqualTo("7.1");
      assertThat(registry.get(Kind.LOSS, "minimax").origin().name()).startsWith("gan-objectives");
      assertThat(registry.broken()).isEmpty();
    }
  }

  @Test
  void namesBothPlacesOfADuplicate() throws IOException {
    try (URLClassLoader one = new PluginJar(folder, "one.jar").loss("A", "margin", "").loader();
        URLClassLoader two = new PluginJar(folder, "two.jar").loss("B", "margin", "").loader()) {
      assertThatExceptionOfType(GanException.class)
          .isThrownBy(() -> Registry.discover(HOST, one, two))
          .satisfies(
              e -> {
                assertThat(e.kind()).isEqualTo(GanException.Kind.USAGE);
                assertThat(e.problem()).isEqualTo("two losses are called \"margin\"");
                assertThat(e.where()).isEqualTo("one.jar (plugin.A) and two.jar (plugin.B)");
              });
    }
  }

  @Test
  void goesOnAfterAServiceFileThatMakesNoSense() throws IOException {
    try (URLClassLoader broken =
            new PluginJar(folder, "nonsense.jar").service("not a class name").loader();
        URLClassLoader plugin =
            new PluginJar(folder, "hinge.jar").loss("Hinge", "margin", "").loader()) {
      Registry registry = Registry.discover(broken, plugin);

      assertThat(registry.types(Kind.LOSS)).contains("margin", "minimax");
      assertThat(registry.broken())
          .extracting(component -> component.origin().name())
          .contains("nonsense.jar");
    }
  }

  @Test
  void listsAComponentWhoseConstructorThrows() throws IOException {
    try (URLClassLoader plugin =
        new PluginJar(folder, "shaky.jar")
            .loss("Fails", "fails", "if (true) throw new IllegalStateException(\"no licence\");")
            .service("plugin.DoesNotExist")
            .loss("Works", "works", "")
            .loader()) {
      Registry registry = Registry.discover(HOST, plugin);

      assertThat(registry.types(Kind.LOSS)).contains("works", "minimax").doesNotContain("fails");
      assertThat(registry.broken())
          .extracting(
              UnusableComponent::provider,
              broken -> broken.origin().name(),
              UnusableComponent::problem)
          .containsExactly(
              tuple("plugin.Fails", "shaky.jar", "IllegalStateException: no licence"),
              tuple(
                  "plugin.DoesNotExist",
                  "shaky.jar",
                  "ServiceConfigurationError: org.gan4j.api.objective.LossStrategyProvider:"
                      + " Provider plugin.DoesNotExist not found"));
    }
  }

  @Test
  void listsComponentsThatDoNotKeepTheRules() {
    Registry registry =
        Registry.of(
            List.of(
                loss("Hinge", Fakes.Crop.class),
                loss("no-record", String.class),
                loss("unreadable", Unreadable.class),
                loss("with-type", WithType.class),
                new MinimaxLossProvider()));

    assertThat(registry.broken())
        .extracting(UnusableComponent::problem)
        .satisfiesExactlyInAnyOrder(
            problem -> assertThat(problem).contains("\"Hinge\" is not lower-kebab-case"),
            problem -> assertThat(problem).contains("String is not a record"),
            problem -> assertThat(problem).contains("Unreadable.thread"),
            problem -> assertThat(problem).contains("\"type\""));
    assertThat(registry.describe()).extracting(ComponentDescription::type).containsOnly("minimax");
  }

  @Test
  void suggestsWhatIsNear() {
    assertThatExceptionOfType(GanException.class)
        .isThrownBy(() -> Fakes.registry().get(Kind.LOSS, "minmax"))
        .satisfies(
            e -> {
              assertThat(e.problem()).isEqualTo("there is no loss \"minmax\"");
              assertThat(e.remedy())
                  .isEqualTo("did you mean \"minimax\"? (installed: minimax, non-saturating)");
            });
  }

  @Test
  void describesEveryOption() {
    ComponentDescription adam =
        Fakes.registry().describe().stream()
            .filter(description -> description.type().equals("adam"))
            .findFirst()
            .orElseThrow();

    assertThat(adam.kind()).isEqualTo("optimizer");
    assertThat(adam.jar()).isEqualTo("test-classes");
    assertThat(adam.options())
        .containsExactly(
            new OptionDescription(
                "learningRate", "number", false, "2e-4", "above 0", List.of(), "Learning rate"),
            new OptionDescription(
                "beta1",
                "number",
                false,
                "0.5",
                "at least 0 and below 1",
                List.of(),
                "Decay of the mean gradient"),
            new OptionDescription(
                "decay",
                "object",
                false,
                null,
                "",
                List.of("exponential", "linear"),
                "Decay of the learning rate"),
            new OptionDescription(
                "decay(exponential).divisor",
                "number",
                true,
                null,
                "above 1",
                List.of(),
                "Divisor of the rate in each step"),
            new OptionDescription(
                "decay(exponential).floor",
                "number",
                false,
                "0",
                "at least 0",
                List.of(),
                "Minimum rate"),
            new OptionDescription(
                "decay(linear).steps",
                "integer",
                true,
                null,
                "at least 1",
                List.of(),
                "Steps until the end"));
  }

  @Test
  void describesNestedOptionsAndLists() {
    List<ComponentDescription> all = Fakes.registry().describe();

    assertThat(all)
        .filteredOn(description -> description.type().equals("images"))
        .flatExtracting(ComponentDescription::options)
        .extracting(OptionDescription::name)
        .containsExactly("path", "crop", "crop.width", "crop.height", "limit", "flips");
    assertThat(all)
        .filteredOn(description -> description.kind().equals("generator"))
        .flatExtracting(ComponentDescription::options)
        .extracting(OptionDescription::type)
        .containsExactly("array of integer", "string", "number");
  }
}

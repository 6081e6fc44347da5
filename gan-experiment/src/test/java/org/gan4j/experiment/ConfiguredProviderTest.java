package org.gan4j.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.gan4j.api.component.ComponentProvider;
import org.gan4j.api.component.ConfiguredProvider;
import org.gan4j.api.component.Option;
import org.gan4j.api.data.Task;
import org.gan4j.api.data.TaskContext;
import org.gan4j.api.data.TaskProvider;
import org.gan4j.api.mask.Mask;
import org.gan4j.api.mask.MaskContext;
import org.gan4j.api.mask.MaskProvider;
import org.gan4j.experiment.registry.Registry;
import org.gan4j.experiment.testing.Fakes;
import org.junit.jupiter.api.Test;

/** Components that are settings of other components. */
class ConfiguredProviderTest {
  private static final String EXPERIMENT =
      """
      {
        "dataset": { "type": "points" },
        "task": { "type": "hiding"%s },
        "generator": { "type": "dense" },
        "discriminator": { "type": "dense" }
      }
      """;

  record HidingConfiguration(
      @Option(value = "What is hidden", defaultValue = "{\"type\": \"stripe\"}")
          ConfiguredProvider<MaskProvider<?>> mask) {}

  static final class Hiding implements TaskProvider<HidingConfiguration> {
    @Override
    public String type() {
      return "hiding";
    }

    @Override
    public Class<HidingConfiguration> configuration() {
      return HidingConfiguration.class;
    }

    @Override
    public String description() {
      return "Hides something";
    }

    @Override
    public Task create(HidingConfiguration settings, TaskContext context) {
      throw new UnsupportedOperationException();
    }
  }

  record StripeConfiguration(@Option(value = "Rows", defaultValue = "3", min = 1) int rows) {}

  static final class Stripe implements MaskProvider<StripeConfiguration> {
    @Override
    public String type() {
      return "stripe";
    }

    @Override
    public Class<StripeConfiguration> configuration() {
      return StripeConfiguration.class;
    }

    @Override
    public String description() {
      return "A stripe";
    }

    @Override
    public Mask create(StripeConfiguration settings, MaskContext context) {
      throw new UnsupportedOperationException();
    }
  }

  private static final Registry REGISTRY = registry();

  private static Registry registry() {
    List<ComponentProvider<?, ?, ?>> providers = new ArrayList<>(Fakes.providers());
    providers.add(new Hiding());
    providers.add(new Stripe());
    return Registry.of(providers);
  }

  private static Experiment read(String mask) {
    return new ExperimentReader(REGISTRY).read(EXPERIMENT.formatted(mask), "test.json", List.of());
  }

  private static ConfiguredProvider<?> mask(Experiment experiment) {
    return ((HidingConfiguration) experiment.task().configuration()).mask();
  }

  @Test
  void isReadWithItsOwnSettings() {
    ConfiguredProvider<?> chosen = mask(read(", \"mask\": { \"type\": \"stripe\", \"rows\": 5 }"));

    assertThat(chosen.provider()).isInstanceOf(Stripe.class);
    assertThat(chosen.configuration()).isEqualTo(new StripeConfiguration(5));
  }

  @Test
  void hasADefaultWithDefaults() {
    assertThat(mask(read("")).configuration()).isEqualTo(new StripeConfiguration(3));
  }

  @Test
  void survivesWriting() {
    Experiment experiment = read(", \"mask\": { \"type\": \"stripe\", \"rows\": 5 }");
    String json = new ExperimentWriter().write(experiment);

    assertThat(json).contains("\"rows\": 5");
    assertThat(new ExperimentReader(REGISTRY).read(json, "test.json", List.of()))
        .isEqualTo(experiment);
  }

  @Test
  void isCheckedAsComponentsInSlotsAre() {
    assertThatThrownBy(() -> read(", \"mask\": { \"type\": \"stripes\" }"))
        .isInstanceOfSatisfying(
            ExperimentException.class,
            refusal -> {
              Problem problem = refusal.problems().get(0);
              assertThat(problem.path()).isEqualTo("task.mask.type");
              assertThat(problem.message()).isEqualTo("there is no mask \"stripes\"");
              assertThat(problem.remedy()).contains("did you mean \"stripe\"?");
            });
    assertThatThrownBy(() -> read(", \"mask\": { \"type\": \"stripe\", \"rows\": 0 }"))
        .isInstanceOfSatisfying(
            ExperimentException.class,
            refusal -> assertThat(refusal.problems().get(0).path()).isEqualTo("task.mask.rows"));
  }

  @Test
  void isKnownToTheSchema() {
    String schema = new ExperimentSchema(REGISTRY).write();

    assertThat(schema).contains("\"$ref\": \"#/$defs/mask\"", "\"mask.stripe\"");
  }
}

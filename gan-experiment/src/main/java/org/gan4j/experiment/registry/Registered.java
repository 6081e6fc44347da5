package org.gan4j.experiment.registry;

import org.gan4j.api.GanException;
import org.gan4j.api.component.ComponentProvider;
import org.gan4j.experiment.configuration.Settings;

/**
 * A component that is installed.
 *
 * @param kind of component
 * @param type its name in experiments
 * @param description one line, for people who choose
 * @param configuration the record of its settings
 * @param provider creates it; of the kind's interface
 * @param origin where it comes from
 */
public record Registered(
    Kind kind,
    String type,
    String description,
    Class<? extends Record> configuration,
    ComponentProvider<?, ?, ?> provider,
    Origin origin) {

  /**
   * The settings. Looked up on request: a command that uses five components need not load the
   * configurations of fifty.
   *
   * @throws GanException of kind FAILURE if the configuration cannot be read from JSON
   */
  @SuppressWarnings("CatchThrowable") // the initializer of a plugin's enum may throw anything
  public Settings settings() {
    try {
      Settings settings = Settings.of(configuration);
      if (settings.find("type").isPresent()) {
        throw new IllegalArgumentException("\"type\" is what experiments write its name as");
      }
      return settings;
    } catch (Throwable e) {
      FailureText.requireSurvivable(e);
      throw GanException.failure(
          this + " has a configuration that cannot be read: " + UnusableComponent.explain(e),
          provider.getClass().getName(),
          "this is a fault of " + origin.name() + ": tell its authors",
          e);
    }
  }

  /** As in {@code loss "minimax" of gan-objectives-1.0.jar}. */
  @Override
  public String toString() {
    return kind.slot() + " \"" + type + "\" of " + origin.name();
  }
}

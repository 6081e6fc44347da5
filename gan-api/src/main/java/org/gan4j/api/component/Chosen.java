package org.gan4j.api.component;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A component that another component is configured with, such as the mask of a task. Where a
 * configuration record has a {@code Chosen<MaskProvider<?>>}, an experiment writes what it writes
 * in a slot of its own: {@code {"type": "centre", "overlap": 4}}, of any mask that is installed.
 *
 * @param provider of the component; the sub-interface of its kind has what creates it
 * @param configuration its settings, of the class that the provider names
 * @param <P> the provider interface of the kind
 */
public record Chosen<P extends ComponentProvider<?>>(P provider, Record configuration) {

  /**
   * Checks.
   *
   * @throws IllegalArgumentException if the settings are another component's
   */
  public Chosen {
    Objects.requireNonNull(provider, "provider");
    Require.that(
        provider.configuration().isInstance(configuration),
        "\"" + provider.type() + "\" is not configured with a " + configuration.getClass());
  }

  /** Whether it is a component of the same type with equal settings. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Chosen<?> chosen
        && provider.type().equals(chosen.provider.type())
        && configuration.equals(chosen.configuration);
  }

  @Override
  public int hashCode() {
    return Objects.hash(provider.type(), configuration);
  }
}

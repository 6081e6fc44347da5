package org.gan4j.api.component;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A component that another component is configured with, such as the mask of a task. Where a
 * configuration record has a {@code ConfiguredProvider<MaskProvider<?>>}, an experiment writes the
 * same as in a slot: {@code {"type": "centre", "overlap": 4}}, of any mask that is installed.
 *
 * @param provider of the component; the sub-interface of its kind has what creates it
 * @param configuration its settings, of the class that the provider names
 * @param <P> the provider interface of the kind
 */
public record ConfiguredProvider<P extends ComponentProvider<?, ?, ?>>(
    P provider, Record configuration) {

  /**
   * Checks.
   *
   * @throws IllegalArgumentException if the settings are another component's, or a number is out of
   *     its bounds
   */
  public ConfiguredProvider {
    Objects.requireNonNull(provider, "provider");
    Require.that(
        provider.configuration().isInstance(configuration),
        "\"" + provider.type() + "\" is not configured with a " + configuration.getClass());
    Require.withinBounds(configuration);
  }

  /**
   * Creates a component.
   *
   * @param chosen of a kind whose providers take such a context and create such components
   * @param context the environment of the component
   * @param <X> the context
   * @param <T> the component
   * @throws org.gan4j.api.GanException of kind USAGE if the component refuses
   */
  public static <X, T> T create(
      ConfiguredProvider<? extends ComponentProvider<?, X, T>> chosen, X context) {
    return create(chosen.provider(), chosen.configuration(), context);
  }

  private static <C extends Record, X, T> T create(
      ComponentProvider<C, X, T> provider, Record configuration, X context) {
    return provider.create(provider.configuration().cast(configuration), context);
  }

  /** Whether it is a component of the same type with equal settings. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ConfiguredProvider<?> chosen
        && provider.type().equals(chosen.provider.type())
        && configuration.equals(chosen.configuration);
  }

  @Override
  public int hashCode() {
    return Objects.hash(provider.type(), configuration);
  }
}

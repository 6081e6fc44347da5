package org.gan4j.experiment.registry;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.gan4j.api.component.ComponentProvider;
import org.jspecify.annotations.Nullable;

/** Checks the components offered to a registry, and separates those that cannot be used. */
final class ProviderCheck {
  private static final Pattern TYPE = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

  private static final int LONGEST_TYPE = 100;

  private final List<Registered> accepted = new ArrayList<>();
  private final List<UnusableComponent> broken = new ArrayList<>();
  private final Set<RegisteredClass> seen = new HashSet<>();

  /** A class that is registered for a kind: the host's components are visible to plugins too. */
  private record RegisteredClass(Kind kind, Class<?> provider) {}

  /** Whether a class is offered for a kind for the first time. */
  boolean isNew(Kind kind, Class<?> provider) {
    return seen.add(new RegisteredClass(kind, provider));
  }

  /** Takes a component as it was found before, without asking it again. */
  void accept(Registered component) {
    accepted.add(component);
  }

  @SuppressWarnings("CatchThrowable") // a plugin may throw anything
  void offer(Kind kind, ComponentProvider<?, ?, ?> provider) {
    Origin origin = Origin.of(provider.getClass());
    try {
      Class<? extends Record> configuration = requireRecord(provider.configuration());
      accepted.add(
          new Registered(
              kind, type(provider), description(provider), configuration, provider, origin));
    } catch (Throwable e) {
      FailureText.requireSurvivable(e);
      reject(
          new UnusableComponent(
              kind, provider.getClass().getName(), origin, UnusableComponent.explain(e)));
    }
  }

  void reject(UnusableComponent component) {
    boolean known =
        broken.stream()
            .anyMatch(
                other ->
                    other.kind() == component.kind()
                        && other.provider().equals(component.provider())
                        && other.problem().equals(component.problem()));
    if (!known) {
      broken.add(component);
    }
  }

  List<Registered> accepted() {
    return accepted;
  }

  List<UnusableComponent> broken() {
    return broken;
  }

  private static String type(ComponentProvider<?, ?, ?> provider) {
    String type = provider.type();
    if (type != null && type.length() > LONGEST_TYPE) {
      throw new IllegalArgumentException(
          "its type has " + type.length() + " characters, and may have " + LONGEST_TYPE);
    }
    if (type == null || !TYPE.matcher(type).matches()) {
      throw new IllegalArgumentException(
          "its type \"" + type + "\" is not lower-kebab-case, as in \"k-step\"");
    }
    if (!type.equals(provider.type())) {
      throw new IllegalArgumentException("its type is not the same in each call of type()");
    }
    return type;
  }

  private static String description(ComponentProvider<?, ?, ?> provider) {
    String description = provider.description();
    if (description == null) {
      throw new IllegalArgumentException("it has no description");
    }
    return FailureText.shortened(description);
  }

  /** Generics promise a record, but not to those who compile without checks. */
  private static Class<? extends Record> requireRecord(@Nullable Class<?> configuration) {
    if (configuration == null || !configuration.isRecord()) {
      throw new IllegalArgumentException("its configuration " + configuration + " is not a record");
    }
    return configuration.asSubclass(Record.class);
  }
}

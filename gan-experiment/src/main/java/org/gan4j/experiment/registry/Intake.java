package org.gan4j.experiment.registry;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.gan4j.api.component.ComponentProvider;
import org.jspecify.annotations.Nullable;

/** Looks at what is offered to a registry, and sorts out what cannot be used. */
final class Intake {
  private static final Pattern TYPE = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

  private final List<Registered> accepted = new ArrayList<>();
  private final List<Broken> broken = new ArrayList<>();
  private final Set<Sighting> seen = new HashSet<>();

  /** A class that is registered for a kind: plugins see the host's components too. */
  private record Sighting(Kind kind, Class<?> provider) {}

  /** Whether a class is offered for a kind for the first time. */
  boolean isNew(Kind kind, Class<?> provider) {
    return seen.add(new Sighting(kind, provider));
  }

  void offer(Kind kind, ComponentProvider<?> provider) {
    Origin origin = Origin.of(provider.getClass());
    try {
      requireRecord(provider.configuration());
      accepted.add(new Registered(kind, type(provider), description(provider), provider, origin));
    } catch (RuntimeException | LinkageError e) {
      reject(new Broken(kind, provider.getClass().getName(), origin, Broken.explain(e)));
    }
  }

  void reject(Broken component) {
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

  List<Broken> broken() {
    return broken;
  }

  private static String type(ComponentProvider<?> provider) {
    String type = provider.type();
    if (type == null || !TYPE.matcher(type).matches()) {
      throw new IllegalArgumentException(
          "its type \"" + type + "\" is not lower-kebab-case, as in \"k-step\"");
    }
    return type;
  }

  private static String description(ComponentProvider<?> provider) {
    String description = provider.description();
    if (description == null) {
      throw new IllegalArgumentException("it has no description");
    }
    return description;
  }

  /** Generics promise a record, but not to those who compile without checks. */
  private static void requireRecord(@Nullable Class<?> configuration) {
    if (configuration == null || !configuration.isRecord()) {
      throw new IllegalArgumentException("its configuration " + configuration + " is not a record");
    }
  }
}

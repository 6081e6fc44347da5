package org.gan4j.experiment.registry;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.gan4j.api.GanException;
import org.gan4j.api.component.ComponentProvider;
import org.gan4j.experiment.configuration.Nearest;

/** The components that are installed. Immutable and thread-safe. */
public final class Registry {
  private final Map<Identity, Registered> components = new TreeMap<>();
  private final List<Broken> broken;

  /** What no two components share. */
  private record Identity(Kind kind, String type) implements Comparable<Identity> {
    private static final Comparator<Identity> ORDER =
        Comparator.comparing(Identity::kind).thenComparing(Identity::type);

    @Override
    public int compareTo(Identity other) {
      return ORDER.compare(this, other);
    }
  }

  private Registry(Intake intake) {
    this(intake.accepted(), intake.broken());
  }

  private Registry(Collection<Registered> accepted, Collection<Broken> broken) {
    accepted.forEach(this::add);
    this.broken = List.copyOf(broken);
  }

  private void add(Registered component) {
    Registered other =
        components.putIfAbsent(new Identity(component.kind(), component.type()), component);
    if (other != null) {
      throw GanException.usage(
          "two %s are called \"%s\"".formatted(component.kind().plural(), component.type()),
          place(other) + " and " + place(component),
          "remove one of the two, or rename the type of the one that is yours");
    }
  }

  private static String place(Registered component) {
    return component.origin().name() + " (" + component.provider().getClass().getName() + ")";
  }

  /**
   * Finds the components that class loaders see. A component that cannot be used does not keep the
   * others from being found; {@link #broken()} lists it.
   *
   * @param loaders in this order; what two of them see is one component
   * @throws GanException of kind USAGE if two components of one kind have the same type
   */
  public static Registry discover(ClassLoader... loaders) {
    Intake intake = new Intake();
    for (ClassLoader loader : loaders) {
      new Discovery(loader, intake).run();
    }
    return new Registry(intake);
  }

  /**
   * Just these components.
   *
   * @throws GanException of kind USAGE if two components of one kind have the same type
   */
  public static Registry of(Collection<? extends ComponentProvider<?>> providers) {
    Intake intake = new Intake();
    offer(providers, intake);
    return new Registry(intake);
  }

  /**
   * Other components, beside what is broken here.
   *
   * @throws GanException of kind USAGE if two components of one kind have the same type
   */
  public Registry with(Collection<? extends ComponentProvider<?>> providers) {
    Intake intake = new Intake();
    broken.forEach(intake::reject);
    offer(providers, intake);
    return new Registry(intake);
  }

  /**
   * The components of both.
   *
   * @throws GanException of kind USAGE if a component of the other has a type that is taken here
   */
  public Registry plus(Registry other) {
    return new Registry(both(components(), other.components()), both(broken, other.broken));
  }

  /** The same, with one more that cannot be used. */
  public Registry plus(Broken one) {
    return new Registry(components(), both(broken, List.of(one)));
  }

  private static <T> List<T> both(List<T> ours, List<T> theirs) {
    return Stream.concat(ours.stream(), theirs.stream()).toList();
  }

  private static void offer(Collection<? extends ComponentProvider<?>> providers, Intake intake) {
    for (ComponentProvider<?> provider : providers) {
      for (Kind kind : Kind.values()) {
        if (kind.includes(provider)) {
          intake.offer(kind, provider);
        }
      }
    }
  }

  /** The component of a kind with this type. */
  public Optional<Registered> find(Kind kind, String type) {
    return Optional.ofNullable(components.get(new Identity(kind, type)));
  }

  /**
   * The component of a kind with this type.
   *
   * @throws GanException of kind USAGE if there is none
   */
  public Registered get(Kind kind, String type) {
    return find(kind, type)
        .orElseThrow(
            () ->
                GanException.usage(
                    "there is no %s \"%s\"".formatted(kind.slot(), type),
                    kind.plural(),
                    suggestion(kind, type)));
  }

  /** What to write instead of a type that does not exist, one line. */
  public String suggestion(Kind kind, String type) {
    List<String> types = types(kind);
    String list =
        types.isEmpty()
            ? "no %s is installed".formatted(kind.slot())
            : "installed: " + String.join(", ", types);
    return Nearest.to(type, types)
            .map(near -> "did you mean \"%s\"? (%s)".formatted(near, list))
            .orElse(list)
        + (broken().isEmpty() ? "" : "; some are broken: see gan components");
  }

  /** The types of a kind, sorted. */
  public List<String> types(Kind kind) {
    return components(kind).stream().map(Registered::type).toList();
  }

  /** The components of a kind, sorted by type. */
  public List<Registered> components(Kind kind) {
    return components().stream().filter(component -> component.kind() == kind).toList();
  }

  /** All components: the kinds in their order, each sorted by type. */
  public List<Registered> components() {
    return List.copyOf(components.values());
  }

  /** What is installed and cannot be used. Looks into every configuration. */
  public List<Broken> broken() {
    return Stream.concat(
            broken.stream(),
            components().stream().map(Registry::unreadable).flatMap(Optional::stream))
        .toList();
  }

  /** {@link #components()} in words, but for those with a configuration that cannot be read. */
  public List<ComponentDescription> describe() {
    return components().stream()
        .filter(component -> unreadable(component).isEmpty())
        .map(ComponentDescription::of)
        .toList();
  }

  private static Optional<Broken> unreadable(Registered component) {
    try {
      component.settings();
      return Optional.empty();
    } catch (GanException e) {
      return Optional.of(
          new Broken(
              component.kind(),
              component.provider().getClass().getName(),
              component.origin(),
              Broken.explain(e)));
    }
  }
}

package org.gan4j.experiment.registry;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.gan4j.api.GanException;
import org.gan4j.api.component.ComponentProvider;
import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.experiment.configuration.Nearest;

/** The components that are installed. */
@ThreadSafe
public final class Registry {
  /** ONNX Runtime has native code for all systems, and is too large to ship. */
  private static final String ONNX_FEATURES = "gan-onnx-features";

  /** The end of a suggestion if something is installed that cannot be used. */
  public static final String SOME_ARE_BROKEN = "; some are broken: see the registry's broken()";

  private final Map<Identity, Registered> components = new TreeMap<>();
  private final List<UnusableComponent> broken;

  /** What no two components share. */
  private record Identity(Kind kind, String type) implements Comparable<Identity> {
    private static final Comparator<Identity> ORDER =
        Comparator.comparing(Identity::kind).thenComparing(Identity::type);

    @Override
    public int compareTo(Identity other) {
      return ORDER.compare(this, other);
    }
  }

  private Registry(ProviderCheck check) {
    this(check.accepted(), check.broken());
  }

  private Registry(Collection<Registered> accepted, Collection<UnusableComponent> broken) {
    accepted.forEach(this::add);
    this.broken = List.copyOf(broken);
  }

  private void add(Registered component) {
    Registered other =
        components.putIfAbsent(new Identity(component.kind(), component.type()), component);
    if (other != null) {
      throw GanException.usage(
          String.format(
              Locale.ROOT, "two %s are called \"%s\"", component.kind().plural(), component.type()),
          place(other) + " and " + place(component),
          "remove one of the two, or rename the type of the one that is yours");
    }
  }

  private static String place(Registered component) {
    return component.origin().name() + " (" + component.provider().getClass().getName() + ")";
  }

  /**
   * Finds the components that are visible to class loaders. A component that cannot be used does
   * not keep the others from being found; {@link #broken()} lists it.
   *
   * @param loaders in this order; a component visible to two of them counts once
   * @throws GanException of kind USAGE if two components of one kind have the same type
   */
  public static Registry discover(ClassLoader... loaders) {
    ProviderCheck check = new ProviderCheck();
    for (ClassLoader loader : loaders) {
      new Discovery(loader, check).run();
    }
    return new Registry(check);
  }

  /**
   * Just these components.
   *
   * @throws GanException of kind USAGE if two components of one kind have the same type
   */
  public static Registry of(Collection<? extends ComponentProvider<?, ?, ?>> providers) {
    ProviderCheck check = new ProviderCheck();
    offer(providers, check);
    return new Registry(check);
  }

  /**
   * A registry of other components, with the broken ones of this registry. Components of this
   * registry are taken as they were found.
   *
   * @throws GanException of kind USAGE if two components of one kind have the same type
   */
  public Registry with(Collection<? extends ComponentProvider<?, ?, ?>> providers) {
    ProviderCheck check = new ProviderCheck();
    broken.forEach(check::reject);
    // By identity: equals and hashCode would be code of plugins.
    Set<ComponentProvider<?, ?, ?>> distinct = Collections.newSetFromMap(new IdentityHashMap<>());
    distinct.addAll(providers);
    components.values().stream()
        .filter(component -> distinct.contains(component.provider()))
        .forEach(check::accept);
    components.values().forEach(component -> distinct.remove(component.provider()));
    offer(distinct, check);
    return new Registry(check);
  }

  /** The same, with the components whose settings cannot be read among the broken ones. */
  public Registry withoutUnreadable() {
    List<Registered> readable = new ArrayList<>();
    List<UnusableComponent> unusable = new ArrayList<>(broken);
    // Once each: a class whose initializer failed says why only the first time.
    for (Registered component : components()) {
      unreadable(component).ifPresentOrElse(unusable::add, () -> readable.add(component));
    }
    return new Registry(readable, unusable);
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
  public Registry plus(UnusableComponent one) {
    return new Registry(components(), both(broken, List.of(one)));
  }

  private static <T> List<T> both(List<T> ours, List<T> theirs) {
    return Stream.concat(ours.stream(), theirs.stream()).toList();
  }

  private static void offer(
      Collection<? extends ComponentProvider<?, ?, ?>> providers, ProviderCheck check) {
    for (ComponentProvider<?, ?, ?> provider : providers) {
      for (Kind kind : Kind.values()) {
        if (kind.includes(provider)) {
          check.offer(kind, provider);
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
                    String.format(Locale.ROOT, "there is no %s \"%s\"", kind.slot(), type),
                    kind.plural(),
                    suggestion(kind, type)));
  }

  /** What to write instead of a type that does not exist, one line. */
  public String suggestion(Kind kind, String type) {
    Optional<String> module = KnownModules.of(kind, type);
    if (module.filter(ONNX_FEATURES::equals).isPresent()) {
      return "it belongs to "
          + ONNX_FEATURES
          + ", which is not in the distribution: put its jar and com.microsoft.onnxruntime:onnxruntime"
          + " into one folder, and name the folder around it with --plugins";
    }
    if (module.isPresent()) {
      return String.format(
          Locale.ROOT,
          "it belongs to %s: add org.gan4j:%s to the class path",
          module.get(),
          module.get());
    }
    List<String> types = types(kind);
    String list =
        types.isEmpty()
            ? String.format(Locale.ROOT, "no %s is installed", kind.slot())
            : "installed: " + String.join(", ", types);
    return Nearest.to(type, types)
            .map(near -> String.format(Locale.ROOT, "did you mean \"%s\"? (%s)", near, list))
            .orElse(list)
        + (broken().isEmpty() ? "" : SOME_ARE_BROKEN);
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

  /** The installed components that cannot be used. Reads every configuration. */
  public List<UnusableComponent> broken() {
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

  private static Optional<UnusableComponent> unreadable(Registered component) {
    try {
      component.settings();
      return Optional.empty();
    } catch (GanException e) {
      return Optional.of(
          new UnusableComponent(
              component.kind(),
              component.provider().getClass().getName(),
              component.origin(),
              UnusableComponent.explain(e)));
    }
  }
}

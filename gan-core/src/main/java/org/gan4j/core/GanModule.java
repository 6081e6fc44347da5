package org.gan4j.core;

import com.google.inject.AbstractModule;
import com.google.inject.Key;
import com.google.inject.Provider;
import com.google.inject.Scopes;
import com.google.inject.TypeLiteral;
import com.google.inject.multibindings.MapBinder;
import com.google.inject.util.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import org.gan4j.api.component.ComponentProvider;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.gan4j.api.training.RunReport;
import org.gan4j.api.training.SampleOverview;
import org.gan4j.experiment.ExperimentReader;
import org.gan4j.experiment.ExperimentSchema;
import org.gan4j.experiment.registry.Kind;
import org.gan4j.experiment.registry.Registered;
import org.gan4j.experiment.registry.Registry;

/**
 * Binds the framework into an injector: a {@code MapBinder} from types to providers for every kind
 * of component, and from them the {@link Registry}, which readers and assemblers are made with.
 *
 * <p>An application adds a component of its own with {@code MapBinder.newMapBinder(binder(), new
 * TypeLiteral<String>() {}, new TypeLiteral<LossStrategyProvider<?>>() {})} and the like, and
 * replaces a part with {@code Modules.override}.
 *
 * <p>Immutable; an injector is configured by one thread.
 */
@NotThreadSafe
public final class GanModule extends AbstractModule {
  private final Registry discovered;

  /** Binds the components that are visible to the current thread's class loader. */
  public GanModule() {
    this(Registry.discover(Thread.currentThread().getContextClassLoader()));
  }

  /** Binds these components. */
  public GanModule(Registry discovered) {
    this.discovered = discovered;
  }

  @Override
  protected void configure() {
    NativeDefaults.apply();
    List<Provider<Map<String, ComponentProvider<?, ?, ?>>>> maps = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      TypeLiteral<ComponentProvider<?, ?, ?>> type = providerType(kind);
      MapBinder<String, ComponentProvider<?, ?, ?>> entries =
          MapBinder.newMapBinder(binder(), TypeLiteral.get(String.class), type);
      for (Registered component : discovered.components(kind)) {
        // Not toInstance: that looks for injection points in the class of each provider.
        entries.addBinding(component.type()).toProvider(component::provider);
      }
      maps.add(getProvider(mapOf(type)));
    }
    bindService(SampleOverview.class, new TypeLiteral<Optional<SampleOverview>>() {});
    bindService(RunReport.class, new TypeLiteral<Optional<RunReport>>() {});
    bind(Registry.class).toProvider(() -> registry(maps)).in(Scopes.SINGLETON);
    Provider<Registry> registry = getProvider(Registry.class);
    bind(ExperimentReader.class).toProvider(() -> new ExperimentReader(registry.get()));
    bind(ExperimentSchema.class).toProvider(() -> new ExperimentSchema(registry.get()));
  }

  /** Looked for when it is first needed: most commands write neither samples nor pages. */
  private <T> void bindService(Class<T> service, TypeLiteral<Optional<T>> type) {
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    bind(type)
        .toProvider(() -> ServiceLoader.load(service, loader).findFirst())
        .in(Scopes.SINGLETON);
  }

  private Registry registry(List<Provider<Map<String, ComponentProvider<?, ?, ?>>>> maps) {
    List<ComponentProvider<?, ?, ?>> providers =
        maps.stream()
            .<ComponentProvider<?, ?, ?>>flatMap(map -> map.get().values().stream())
            .toList();
    return discovered.with(providers);
  }

  /** {@code LossStrategyProvider<?>} and the like. */
  @SuppressWarnings("unchecked") // the provider of every kind is a ComponentProvider<?, ?, ?>
  private static TypeLiteral<ComponentProvider<?, ?, ?>> providerType(Kind kind) {
    return (TypeLiteral<ComponentProvider<?, ?, ?>>)
        TypeLiteral.get(Types.newParameterizedType(kind.provider(), Types.subtypeOf(Object.class)));
  }

  @SuppressWarnings("unchecked") // it is built from the types that the cast names
  private static Key<Map<String, ComponentProvider<?, ?, ?>>> mapOf(
      TypeLiteral<ComponentProvider<?, ?, ?>> type) {
    return (Key<Map<String, ComponentProvider<?, ?, ?>>>)
        Key.get(Types.mapOf(String.class, type.getType()));
  }
}

package org.gan4j.experiment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gan4j.api.component.ConfiguredProvider;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.gan4j.api.io.Sha256;
import org.gan4j.experiment.configuration.Setting;
import org.gan4j.experiment.configuration.Settings;
import org.gan4j.experiment.configuration.ValueType;
import org.gan4j.experiment.plugin.PluginClassLoader;
import org.gan4j.experiment.registry.Kind;
import org.gan4j.experiment.registry.Origin;
import org.gan4j.experiment.registry.Registered;
import org.gan4j.experiment.registry.Registry;
import org.jspecify.annotations.Nullable;

/**
 * Which jars the components of an experiment come from, and the other jars of the plugins among
 * them.
 */
@NotThreadSafe
public final class ComponentJars {
  private final Registry registry;
  private final Map<Origin, List<String>> components = new LinkedHashMap<>();

  /** Libraries of plugins. */
  private final Set<Path> companions = new LinkedHashSet<>();

  private ComponentJars(Registry registry) {
    this.registry = registry;
  }

  /** The jars of an experiment's components. */
  public static List<JarOrigin> of(Registry registry, Experiment experiment) {
    ComponentJars jars = new ComponentJars(registry);
    jars.add(Kind.DATASET, experiment.dataset());
    jars.add(Kind.GAME, experiment.game());
    jars.add(Kind.TASK, experiment.task());
    jars.add(Kind.LATENT, experiment.latent());
    jars.add(Kind.GENERATOR, experiment.generator());
    jars.add(Kind.DISCRIMINATOR, experiment.discriminator());
    jars.add(Kind.LOSS, experiment.loss());
    experiment.regularizers().forEach(component -> jars.add(Kind.REGULARIZER, component));
    experiment.augmentations().forEach(component -> jars.add(Kind.AUGMENTATION, component));
    jars.add(Kind.SCHEDULE, experiment.schedule());
    jars.add(Kind.OPTIMIZER, experiment.optimizers().generator());
    jars.add(Kind.OPTIMIZER, experiment.optimizers().discriminator());
    experiment.evaluation().metrics().forEach(component -> jars.add(Kind.METRIC, component));
    Component features = experiment.evaluation().features();
    if (features != null) {
      jars.add(Kind.FEATURES, features);
    }
    Component reference = experiment.evaluation().reference();
    if (reference != null) {
      jars.add(Kind.DATASET, reference);
    }
    experiment.listeners().forEach(component -> jars.add(Kind.LISTENER, component));
    return jars.hashed();
  }

  private void add(Kind kind, Component component) {
    add(kind, component.type(), component.configuration());
  }

  private void add(Kind kind, String type, Record configuration) {
    Registered registered = registry.get(kind, type);
    List<String> names =
        components.computeIfAbsent(registered.origin(), origin -> new ArrayList<>());
    String name = kind.slot() + " " + type;
    if (!names.contains(name)) {
      names.add(name);
    }
    if (registered.provider().getClass().getClassLoader() instanceof PluginClassLoader plugin) {
      companions.addAll(plugin.jars());
    }
    for (Setting setting : Settings.of(configuration.getClass()).all()) {
      if (setting.type() instanceof ValueType.Nested nested
          && setting.of(configuration) instanceof ConfiguredProvider<?> chosen) {
        add(Kind.of(nested.provider()), chosen.provider().type(), chosen.configuration());
      }
    }
  }

  private List<JarOrigin> hashed() {
    List<JarOrigin> origins = new ArrayList<>();
    components.forEach(
        (origin, names) -> origins.add(new JarOrigin(origin.name(), sha256(origin.path()), names)));
    components.keySet().forEach(origin -> companions.remove(origin.path()));
    companions.forEach(
        jar ->
            origins.add(new JarOrigin(String.valueOf(jar.getFileName()), sha256(jar), List.of())));
    return origins;
  }

  /** Empty for a folder of classes, and for a jar that went away while it was in use. */
  private static String sha256(@Nullable Path jar) {
    if (jar == null || !Files.isRegularFile(jar)) {
      return "";
    }
    try {
      return Sha256.ofFile(jar);
    } catch (IOException e) {
      return "";
    }
  }
}

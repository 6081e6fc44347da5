package org.gan4j.core;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gan4j.api.component.Chosen;
import org.gan4j.core.run.Provenance.Origin;
import org.gan4j.experiment.Component;
import org.gan4j.experiment.Experiment;
import org.gan4j.experiment.configuration.Setting;
import org.gan4j.experiment.configuration.Settings;
import org.gan4j.experiment.configuration.ValueType;
import org.gan4j.experiment.plugin.PluginClassLoader;
import org.gan4j.experiment.registry.Kind;
import org.gan4j.experiment.registry.Registered;
import org.gan4j.experiment.registry.Registry;
import org.jspecify.annotations.Nullable;

/**
 * Which jars the components of an experiment come from, and the other jars of the plugins among
 * them.
 */
final class Origins {
  private final Registry registry;
  private final Map<org.gan4j.experiment.registry.Origin, List<String>> components =
      new LinkedHashMap<>();

  /** Libraries of plugins. */
  private final Set<Path> companions = new LinkedHashSet<>();

  private Origins(Registry registry) {
    this.registry = registry;
  }

  static List<Origin> of(Registry registry, Experiment experiment) {
    Origins origins = new Origins(registry);
    origins.add(Kind.DATASET, experiment.dataset());
    origins.add(Kind.TASK, experiment.task());
    origins.add(Kind.LATENT, experiment.latent());
    origins.add(Kind.GENERATOR, experiment.generator());
    origins.add(Kind.DISCRIMINATOR, experiment.discriminator());
    origins.add(Kind.LOSS, experiment.loss());
    experiment.regularizers().forEach(component -> origins.add(Kind.REGULARIZER, component));
    origins.add(Kind.SCHEDULE, experiment.schedule());
    origins.add(Kind.OPTIMIZER, experiment.optimizers().generator());
    origins.add(Kind.OPTIMIZER, experiment.optimizers().discriminator());
    experiment.evaluation().metrics().forEach(component -> origins.add(Kind.METRIC, component));
    experiment.listeners().forEach(component -> origins.add(Kind.LISTENER, component));
    return origins.hashed();
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
          && setting.of(configuration) instanceof Chosen<?> chosen) {
        add(Kind.of(nested.provider()), chosen.provider().type(), chosen.configuration());
      }
    }
  }

  private List<Origin> hashed() {
    List<Origin> origins = new ArrayList<>();
    components.forEach(
        (origin, names) -> origins.add(new Origin(origin.name(), sha256(origin.path()), names)));
    components.keySet().forEach(origin -> companions.remove(origin.path()));
    companions.forEach(
        jar -> origins.add(new Origin(String.valueOf(jar.getFileName()), sha256(jar), List.of())));
    return origins;
  }

  /** Empty for a folder of classes, and for a jar that went away while it was in use. */
  private static String sha256(@Nullable Path jar) {
    if (jar == null || !Files.isRegularFile(jar)) {
      return "";
    }
    try (InputStream bytes =
        new DigestInputStream(Files.newInputStream(jar), MessageDigest.getInstance("SHA-256"))) {
      bytes.transferTo(java.io.OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(((DigestInputStream) bytes).getMessageDigest().digest());
    } catch (IOException e) {
      return "";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}

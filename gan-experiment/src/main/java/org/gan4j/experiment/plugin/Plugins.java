package org.gan4j.experiment.plugin;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.gan4j.api.GanException;
import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.experiment.registry.Registry;
import org.gan4j.experiment.registry.UnusableComponent;
import org.nd4j.common.config.ND4JClassLoading;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Adds the components of plugin jars to the installed ones. A plugin that cannot be used does not
 * affect the others: {@link Registry#broken()} lists it, with the reason.
 *
 * <p>A plugin runs with the rights of the process: use those that you trust.
 */
@ThreadSafe
public final class Plugins {
  private static final Logger LOG = LoggerFactory.getLogger(Plugins.class);

  /** Loading takes milliseconds; a machine may be busy, but who takes this long will not end. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final ClassLoader host;
  private final Duration patience;

  private Plugins(ClassLoader host, Duration patience) {
    this.host = host;
    this.patience = patience;
  }

  /**
   * Loads plugins.
   *
   * @param installed the components without plugins; their names are reserved
   * @param places folders, in which every jar and every folder with jars is a plugin; or jars
   * @throws GanException of kind USAGE if a place is missing
   */
  public static Registry load(Registry installed, List<Path> places) {
    return load(installed, places, PATIENCE);
  }

  static Registry load(Registry installed, List<Path> places, Duration patience) {
    return new Plugins(Plugins.class.getClassLoader(), patience)
        .addAll(installed, PluginPlaces.plugins(places));
  }

  private Registry addAll(Registry installed, List<Plugin> plugins) {
    if (plugins.isEmpty()) {
      return installed;
    }
    claimNd4j();
    Registry registry = installed;
    for (Plugin plugin : plugins) {
      registry = add(registry, plugin);
    }
    return registry;
  }

  /**
   * ND4J keeps the context class loader of the thread that uses it first, and finds its backend by
   * that one: it must be ours, not a plugin's.
   */
  private void claimNd4j() {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(host);
    try {
      LOG.debug("ND4J finds its backend by {}", ND4JClassLoading.getNd4jClassloader());
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private Registry add(Registry registry, Plugin plugin) {
    Optional<String> refusal = PluginInspection.refusal(plugin, host);
    if (refusal.isPresent()) {
      return registry.plus(broken(plugin, refusal.get()));
    }
    try {
      return join(registry, new PluginDiscovery(plugin, host, patience).run());
    } catch (PluginFailure e) {
      return registry.plus(broken(plugin, String.valueOf(e.getMessage())));
    }
  }

  /** A plugin is taken as a whole, or not at all. */
  private static Registry join(Registry registry, Registry ofPlugin) throws PluginFailure {
    try {
      return registry.plus(ofPlugin);
    } catch (GanException e) {
      throw PluginFailure.of(e);
    }
  }

  private static UnusableComponent broken(Plugin plugin, String problem) {
    return new UnusableComponent(null, "", plugin.origin(), problem);
  }
}

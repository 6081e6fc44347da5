package org.gan4j.experiment.plugin;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.gan4j.experiment.registry.Registry;

/** Runs a plugin's own code for the first time: everything that comes before {@code create}. */
final class PluginDiscovery {
  private final PluginClassLoader loader;
  private final PluginCode<Registry> code;

  PluginDiscovery(Plugin plugin, ClassLoader host, Duration patience) {
    this.loader = new PluginClassLoader(plugin, host, patience);
    this.code = new PluginCode<>(loader, this::discover);
  }

  /**
   * Finds the plugin's components.
   *
   * @throws PluginFailure if it fails, or does not end within the limit
   */
  Registry run() throws PluginFailure {
    try {
      return code.run();
    } catch (TimeoutException e) {
      throw new PluginFailure("it was not loaded within " + code.limitAndPlace(), e);
    } catch (ExecutionException e) {
      throw PluginFailure.of(e.getCause() == null ? e : e.getCause());
    }
  }

  /** Also reads the settings, which initializes the classes of their values. */
  private Registry discover() {
    Registry found = Registry.discover(loader).withoutUnreadable();
    return ServiceFiles.ofJavaClasses(loader).stream()
        .reduce(found, Registry::plus, (one, other) -> one);
  }
}

package org.gan4j.experiment.plugin;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.gan4j.experiment.registry.Registry;

/**
 * Runs a plugin's own code for the first time, on a separate thread, so that the caller continues
 * even if that code fails or blocks.
 */
final class PluginDiscovery {
  private final Plugin plugin;
  private final PluginClassLoader loader;
  private final FutureTask<Registry> task;
  private final Thread thread;

  PluginDiscovery(Plugin plugin, ClassLoader host) {
    this.plugin = plugin;
    this.loader = new PluginClassLoader(plugin, host);
    this.task = new FutureTask<>(() -> Registry.discover(loader));
    this.thread = new Thread(task, "gan-plugin-" + plugin.name());
    thread.setDaemon(true);
    thread.setContextClassLoader(loader);
  }

  /**
   * Finds the plugin's components.
   *
   * @throws PluginFailure if it fails, or does not end within the limit
   */
  Registry run(Duration limit) throws PluginFailure {
    thread.start();
    try {
      return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      String place = place();
      thread.interrupt();
      throw new PluginFailure(
          String.format(
              Locale.ROOT, "it was not loaded within %d seconds%s", limit.toSeconds(), place),
          e);
    } catch (ExecutionException e) {
      throw PluginFailure.of(e.getCause() == null ? e : e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PluginFailure("loading it was interrupted", e);
    }
  }

  /** Where in the plugin its thread is. */
  private String place() {
    return Arrays.stream(thread.getStackTrace())
        .filter(frame -> plugin.name().equals(frame.getClassLoaderName()))
        .findFirst()
        .map(
            frame ->
                String.format(
                    Locale.ROOT,
                    "; it is in %s.%s (%s:%d)",
                    frame.getClassName(),
                    frame.getMethodName(),
                    frame.getFileName(),
                    frame.getLineNumber()))
        .orElse("");
  }
}

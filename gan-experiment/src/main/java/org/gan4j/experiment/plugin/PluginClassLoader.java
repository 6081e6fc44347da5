package org.gan4j.experiment.plugin;

import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.gan4j.api.concurrent.ThreadSafe;

/**
 * Loads the classes of one plugin: {@link SharedPackages} from GAN4J, all others from Java or the
 * plugin's own jars. GAN4J's internal libraries (JSON, injector) are not visible to the plugin, and
 * plugins are not visible to each other.
 */
@ThreadSafe
public final class PluginClassLoader extends URLClassLoader {
  static {
    registerAsParallelCapable();
  }

  private final ClassLoader host;
  private final List<Path> jars;
  private final Duration patience;

  /**
   * A loader for a plugin.
   *
   * @param host the class loader of the shared packages
   * @param patience how long the plugin's code before {@code create} may take
   */
  PluginClassLoader(Plugin plugin, ClassLoader host, Duration patience) {
    super(
        plugin.name(),
        plugin.jars().stream().map(PluginClassLoader::url).toArray(URL[]::new),
        ClassLoader.getPlatformClassLoader());
    this.host = host;
    this.patience = patience;
    this.jars = plugin.jars().stream().map(Path::toAbsolutePath).toList();
  }

  private static URL url(Path jar) {
    try {
      return jar.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalStateException("a file has a URL", e);
    }
  }

  /** The plugin's jars, its libraries among them. */
  public List<Path> jars() {
    return jars;
  }

  /** How long the plugin's code before {@code create} may take. */
  Duration patience() {
    return patience;
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    return SharedPackages.include(name) ? host.loadClass(name) : super.loadClass(name, resolve);
  }
}

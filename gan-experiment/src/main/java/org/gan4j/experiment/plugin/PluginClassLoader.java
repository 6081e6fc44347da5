package org.gan4j.experiment.plugin;

import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
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

  /**
   * A loader for a plugin.
   *
   * @param host the class loader of the shared packages
   */
  PluginClassLoader(Plugin plugin, ClassLoader host) {
    super(
        plugin.name(),
        plugin.jars().stream().map(PluginClassLoader::url).toArray(URL[]::new),
        ClassLoader.getPlatformClassLoader());
    this.host = host;
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

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    return SharedPackages.include(name) ? host.loadClass(name) : super.loadClass(name, resolve);
  }
}

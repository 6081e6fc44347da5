package org.gan4j.experiment;

import java.nio.file.Path;
import java.util.Map;
import org.gan4j.api.concurrent.ThreadSafe;

/** The folder of downloads and decoded images, for all runs of this user. */
@ThreadSafe
public final class CacheFolder {
  private CacheFolder() {}

  /** {@code GAN_CACHE} if it is set, otherwise gan4j in the place the system has for caches. */
  public static Path path() {
    return path(System.getenv(), System.getProperty("user.home", "."));
  }

  static Path path(Map<String, String> environment, String home) {
    String own = environment.getOrDefault("GAN_CACHE", "");
    if (!own.isEmpty()) {
      return Path.of(own);
    }
    String localData = environment.getOrDefault("LOCALAPPDATA", "");
    if (!localData.isEmpty()) {
      return Path.of(localData, "gan4j", "cache");
    }
    String xdg = environment.getOrDefault("XDG_CACHE_HOME", "");
    return xdg.isEmpty() ? Path.of(home, ".cache", "gan4j") : Path.of(xdg, "gan4j");
  }
}

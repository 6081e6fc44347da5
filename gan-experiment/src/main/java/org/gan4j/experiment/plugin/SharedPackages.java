package org.gan4j.experiment.plugin;

import java.util.List;

/**
 * The packages that a plugin has in common with GAN4J: their classes always come from GAN4J.
 * Everything else, a plugin brings itself, in whatever version it likes.
 */
final class SharedPackages {
  /** Each with all packages below it. */
  static final List<String> NAMES =
      List.of(
          "org.gan4j.api",
          "org.gan4j.nn",
          "org.gan4j.images",
          // A native library is loaded by one class loader only.
          "org.nd4j",
          "org.bytedeco",
          "org.deeplearning4j",
          // Configurations are read by these annotations.
          "com.fasterxml.jackson.annotation",
          "org.jspecify.annotations",
          // One log for all.
          "org.slf4j");

  private SharedPackages() {}

  /** Whether a class with this name comes from GAN4J. */
  static boolean include(String className) {
    return NAMES.stream()
        .anyMatch(
            name ->
                className.startsWith(name)
                    && className.length() > name.length()
                    && className.charAt(name.length()) == '.');
  }
}

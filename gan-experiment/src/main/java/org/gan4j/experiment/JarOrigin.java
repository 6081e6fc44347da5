package org.gan4j.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A jar that components of an experiment come from.
 *
 * @param file its name
 * @param sha256 of its bytes, in hexadecimal; empty for a folder of classes
 * @param components as {@code generator vanilla}
 */
public record JarOrigin(String file, String sha256, List<String> components) {
  private static final int DIGITS = 12;

  /** Copies the list. */
  public JarOrigin {
    Objects.requireNonNull(file, "file");
    Objects.requireNonNull(sha256, "sha256");
    components = List.copyOf(components);
  }

  /**
   * Compares the jars that a run was started with and those of today: different code may compute
   * different steps, and then the run does not continue exactly.
   *
   * @return the changes, a line each
   */
  public static List<String> changes(List<JarOrigin> before, List<JarOrigin> now) {
    Map<String, JarOrigin> byFile = new LinkedHashMap<>();
    before.forEach(jar -> byFile.put(jar.file(), jar));
    List<String> lines = new ArrayList<>();
    now.forEach(jar -> jar.change(byFile).ifPresent(lines::add));
    return List.copyOf(lines);
  }

  private Optional<String> change(Map<String, JarOrigin> before) {
    JarOrigin then = before.get(file);
    if (then != null) {
      return then.sha256.equals(sha256) || then.isFolder() || isFolder()
          ? Optional.empty()
          : Optional.of(
              "%s is not the one that the run was started with (SHA-256 %s... then, %s... now)"
                  .formatted(file, then.shortened(), shortened()));
    }
    return before.values().stream()
        .filter(jar -> components.stream().anyMatch(jar.components::contains))
        .findFirst()
        .map(
            jar ->
                "%s came from %s when the run was started, and comes from %s now"
                    .formatted(String.join(", ", components), jar.file, file));
  }

  private boolean isFolder() {
    return sha256.isEmpty();
  }

  private String shortened() {
    return sha256.substring(0, Math.min(DIGITS, sha256.length()));
  }
}

package org.gan4j.core.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gan4j.core.run.Provenance.Origin;

/**
 * Compares the jars that a run was started with, as its run.json says, with those of today: other
 * code may take other steps, and then the run that goes on is not the one that was interrupted.
 */
final class JarChanges {
  private static final int DIGITS = 12;

  /** By file name. */
  private final Map<String, Origin> before = new LinkedHashMap<>();

  private JarChanges() {}

  /** What has changed, a line each; empty if nothing has, or if nobody can tell. */
  static List<String> between(RunFolder run, List<Origin> now) {
    JarChanges changes = new JarChanges();
    if (Files.exists(run.provenance())) {
      changes.read(run);
    }
    List<String> lines = new ArrayList<>();
    now.forEach(origin -> changes.compare(origin).ifPresent(lines::add));
    return List.copyOf(lines);
  }

  private void read(RunFolder run) {
    try {
      for (JsonNode jar : new ObjectMapper().readTree(run.provenance().toFile()).path("jars")) {
        List<String> components = new ArrayList<>();
        jar.path("components").forEach(component -> components.add(component.asText()));
        String file = jar.path("file").asText();
        before.put(file, new Origin(file, jar.path("sha256").asText(), components));
      }
    } catch (IOException e) {
      // A run.json that a person has damaged says nothing; the checkpoint has its own checksum.
      before.clear();
    }
  }

  private Optional<String> compare(Origin now) {
    Origin then = before.get(now.file());
    if (then != null) {
      return then.sha256().equals(now.sha256()) || isFolder(then) || isFolder(now)
          ? Optional.empty()
          : Optional.of(
              "%s is not the one that the run was started with (SHA-256 %s... then, %s... now)"
                  .formatted(now.file(), shortened(then), shortened(now)));
    }
    return before.values().stream()
        .filter(origin -> now.components().stream().anyMatch(origin.components()::contains))
        .findFirst()
        .map(
            origin ->
                "%s came from %s when the run was started, and comes from %s now"
                    .formatted(String.join(", ", now.components()), origin.file(), now.file()));
  }

  private static boolean isFolder(Origin origin) {
    return origin.sha256().isEmpty();
  }

  private static String shortened(Origin origin) {
    return origin.sha256().substring(0, Math.min(DIGITS, origin.sha256().length()));
  }
}

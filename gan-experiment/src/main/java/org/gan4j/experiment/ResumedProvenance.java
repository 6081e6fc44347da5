package org.gan4j.experiment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The provenance of a run that continues: that of its start, and under {@code resumed} what was
 * different when it was resumed. It is compared as JSON, since a run may be of any version, or a
 * stranger's.
 *
 * @param json the content of run.json and of the next checkpoints
 * @param warnings what differs from when the run was trained last, one line each
 */
public record ResumedProvenance(String json, List<String> warnings) {
  private static final Logger LOG = LoggerFactory.getLogger(ResumedProvenance.class);
  private static final String RESUMED = "resumed";
  private static final String DATASET = "dataset";
  private static final String FINGERPRINT = "fingerprint";
  private static final ObjectMapper MAPPER =
      new ObjectMapper()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  /** Copies. */
  public ResumedProvenance {
    warnings = List.copyOf(warnings);
  }

  /**
   * Compares.
   *
   * @param then the run's provenance as JSON; empty or damaged if it has none
   * @param now what it would be if the run began now, as JSON
   * @param step where the run continues
   */
  public static ResumedProvenance of(String then, String now, long step) {
    JsonNode here = parse(now);
    if (!(parse(then) instanceof ObjectNode run) || run.isEmpty()) {
      return new ResumedProvenance(now, List.of());
    }
    JsonNode latest = latest(run);
    List<String> changes = new ArrayList<>();
    addData(changes, latest.path(DATASET), here.path(DATASET));
    changes.addAll(JarOrigin.changes(jars(latest), jars(here)));
    addSoftware(changes, latest, here);
    if (changes.isEmpty()) {
      return new ResumedProvenance(then, changes);
    }
    ArrayNode all = run.path(RESUMED) instanceof ArrayNode list ? list : run.putArray(RESUMED);
    ObjectNode entry = all.addObject().put("step", step);
    entry.set("changes", MAPPER.valueToTree(changes));
    here.properties().forEach(field -> entry.set(field.getKey(), field.getValue()));
    return new ResumedProvenance(text(run), changes);
  }

  /**
   * Whether a run was trained on certain data last.
   *
   * @param provenance of the run, as JSON
   * @param fingerprint of the data
   */
  public static boolean isOfData(String provenance, String fingerprint) {
    return latest(parse(provenance)).path(DATASET).path(FINGERPRINT).asText().equals(fingerprint);
  }

  private static JsonNode latest(JsonNode run) {
    JsonNode earlier = run.path(RESUMED);
    return earlier.isEmpty() ? run : earlier.path(earlier.size() - 1);
  }

  private static JsonNode parse(String json) {
    try {
      return MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      return MAPPER.createObjectNode();
    }
  }

  private static String text(JsonNode json) {
    try {
      return MAPPER.writeValueAsString(json) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("it was read from JSON", e);
    }
  }

  private static void addData(List<String> changes, JsonNode then, JsonNode now) {
    long before = then.path("size").asLong();
    long size = now.path("size").asLong();
    String old = then.path(FINGERPRINT).asText();
    String fresh = now.path(FINGERPRINT).asText();
    List<String> counts = counts(then.path("classes"), now.path("classes"));
    if (!then.has("size") || (before == size && counts.isEmpty() && old.equals(fresh))) {
      return;
    }
    if (before == size && counts.isEmpty()) {
      if (!scheme(old).equals(scheme(fresh))) {
        LOG.info("the run's fingerprint of its data is of an earlier kind and cannot be compared");
        return;
      }
      changes.add(
          "the data are not those of the run: also %d samples, with other contents"
              .formatted(size));
      return;
    }
    changes.add(
        "the data are not those of the run: %d samples then, %d now%s"
            .formatted(
                before, size, counts.isEmpty() ? "" : "; classes: " + String.join(", ", counts)));
  }

  /** Fingerprints of different kinds have different words before the colon. */
  private static String scheme(String fingerprint) {
    return fingerprint.substring(0, Math.max(0, fingerprint.indexOf(':')));
  }

  /** The classes whose number of samples has changed; an earlier version recorded none. */
  private static List<String> counts(JsonNode then, JsonNode now) {
    List<String> changes = new ArrayList<>();
    if (then.isObject() && now.isObject()) {
      TreeSet<String> names = new TreeSet<>();
      then.fieldNames().forEachRemaining(names::add);
      now.fieldNames().forEachRemaining(names::add);
      for (String name : names) {
        long before = then.path(name).asLong();
        long count = now.path(name).asLong();
        if (before != count) {
          changes.add("%s (%d then, %d now)".formatted(name, before, count));
        }
      }
    }
    return changes;
  }

  /** What computes: another one may round otherwise, or sum in another order. */
  private static void addSoftware(List<String> changes, JsonNode then, JsonNode now) {
    add(changes, "GAN4J", then, now, "/gan4j");
    add(changes, "ND4J", then, now, "/backend/nd4j");
    add(changes, "backend of ND4J", then, now, "/backend/name");
    add(changes, "Java", then, now, "/java/version");
    add(changes, "processor", then, now, "/machine/processor");
    add(changes, "architecture", then, now, "/machine/architecture");
    add(changes, "number of threads", then, now, "/backend/threads");
    add(changes, "OMP_NUM_THREADS", then, now, "/backend/OMP_NUM_THREADS");
    add(changes, "OPENBLAS_NUM_THREADS", then, now, "/backend/OPENBLAS_NUM_THREADS");
  }

  private static void add(
      List<String> changes, String name, JsonNode then, JsonNode now, String pointer) {
    JsonNode before = then.at(pointer);
    JsonNode here = now.at(pointer);
    if (!before.equals(here)) {
      changes.add(
          "another %s: %s then, %s now; numbers may differ"
              .formatted(name, before.asText("unknown"), here.asText("unknown")));
    }
  }

  private static List<JarOrigin> jars(JsonNode provenance) {
    try {
      List<JarOrigin> jars =
          MAPPER.convertValue(provenance.path("jars"), new TypeReference<List<JarOrigin>>() {});
      return jars == null ? List.of() : jars;
    } catch (IllegalArgumentException e) {
      // A stranger's run.
      return List.of();
    }
  }
}

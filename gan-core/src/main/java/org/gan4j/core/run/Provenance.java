package org.gan4j.core.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gan4j.core.game.Game;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Where a run comes from: run.json.
 *
 * @param facts what is known, in the order to write it
 */
public record Provenance(Map<String, Object> facts) {

  /**
   * A jar that the run's components come from.
   *
   * @param file its name
   * @param sha256 of its bytes, in hexadecimal; empty for a folder of classes
   * @param components as {@code generator vanilla}
   */
  public record Origin(String file, String sha256, List<String> components) {}

  /** Of the libraries that matter. */
  public record Versions(String gan4j, String nd4j) {}

  /** Collects what this process knows. */
  public static Provenance of(Game game, Versions versions, List<Origin> origins, Instant started) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("gan4j", versions.gan4j());
    facts.put("started", started.toString());
    facts.put("seed", game.experiment().seed());
    facts.put("dataset", dataset(game));
    facts.put("parameters", parameters(game));
    facts.put("jars", origins);
    facts.put("java", java());
    facts.put("backend", backend(versions.nd4j()));
    facts.put("machine", machine());
    return new Provenance(facts);
  }

  private static Map<String, Object> dataset(Game game) {
    Map<String, Object> dataset = new LinkedHashMap<>();
    dataset.put("type", game.experiment().dataset().type());
    dataset.put("size", game.dataset().size());
    dataset.put("shape", game.dataset().shape().dimensions());
    dataset.put("fingerprint", game.dataset().fingerprint());
    return dataset;
  }

  private static Map<String, Object> parameters(Game game) {
    Map<String, Object> parameters = new LinkedHashMap<>();
    parameters.put("generator", game.generator().parameters().values().length());
    parameters.put("discriminator", game.discriminator().parameters().values().length());
    return parameters;
  }

  private static Map<String, Object> java() {
    Map<String, Object> java = new LinkedHashMap<>();
    java.put("version", System.getProperty("java.version"));
    java.put("vendor", System.getProperty("java.vendor"));
    java.put("vm", System.getProperty("java.vm.name"));
    return java;
  }

  private static Map<String, Object> backend(String nd4j) {
    Map<String, Object> backend = new LinkedHashMap<>();
    backend.put("name", Nd4j.getBackend().getClass().getSimpleName());
    backend.put("nd4j", nd4j);
    backend.put("threads", Nd4j.getEnvironment().maxMasterThreads());
    for (String variable : List.of("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS")) {
      String value = System.getenv(variable);
      if (value != null) {
        backend.put(variable, value);
      }
    }
    return backend;
  }

  private static Map<String, Object> machine() {
    Map<String, Object> machine = new LinkedHashMap<>();
    machine.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
    machine.put("architecture", System.getProperty("os.arch"));
    machine.put("processor", processor());
    machine.put("cores", Runtime.getRuntime().availableProcessors());
    return machine;
  }

  /** Linux says which; elsewhere the architecture must do. */
  private static String processor() {
    try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("unknown");
    } catch (IOException e) {
      return "unknown";
    }
  }

  /** The content of run.json. */
  public String toJson() {
    try {
      return new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(facts)
          + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("facts are numbers and texts", e);
    }
  }
}

package org.gan4j.core.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
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
import org.gan4j.core.assembly.PreparedTraining;
import org.gan4j.experiment.JarOrigin;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The origin of a run: the contents of run.json, which the header of every checkpoint repeats.
 *
 * @param gan4j its version
 * @param started when, in UTC
 * @param seed of all random numbers
 * @param dataset what it was trained on
 * @param parameters how many each network has, by the network's name
 * @param jars that its components come from
 * @param java what it ran on
 * @param backend what computed
 * @param machine where
 */
public record Provenance(
    String gan4j,
    String started,
    long seed,
    TrainingData dataset,
    Map<String, Long> parameters,
    List<JarOrigin> jars,
    JavaRuntime java,
    Backend backend,
    Machine machine) {

  private static final ObjectMapper MAPPER =
      new ObjectMapper()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  /**
   * The training data.
   *
   * @param type the dataset's component
   * @param size samples
   * @param shape of a sample
   * @param fingerprint names the content
   */
  public record TrainingData(String type, int size, List<Integer> shape, String fingerprint) {}

  /** The Java virtual machine. */
  public record JavaRuntime(
      @Nullable String version, @Nullable String vendor, @Nullable String vm) {}

  /**
   * ND4J's backend.
   *
   * @param ompThreads the environment's setting; null if there is none
   * @param openBlasThreads the environment's setting; null if there is none
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Backend(
      String name,
      String nd4j,
      int threads,
      @JsonProperty("OMP_NUM_THREADS") @Nullable String ompThreads,
      @JsonProperty("OPENBLAS_NUM_THREADS") @Nullable String openBlasThreads) {}

  /** The computer. */
  public record Machine(String system, String architecture, String processor, int cores) {}

  /** The versions of the libraries that matter. */
  public record Versions(String gan4j, String nd4j) {}

  /** Collects the data of this process. */
  public static Provenance of(
      PreparedTraining training, Versions versions, List<JarOrigin> origins, Instant started) {
    Map<String, Long> parameters = new LinkedHashMap<>();
    training
        .setup()
        .networks()
        .forEach(
            network ->
                parameters.put(network.name(), network.network().parameters().values().length()));
    return new Provenance(
        versions.gan4j(),
        started.toString(),
        training.experiment().seed(),
        new TrainingData(
            training.experiment().dataset().type(),
            training.dataset().size(),
            training.dataset().shape().dimensions(),
            training.dataset().fingerprint()),
        parameters,
        List.copyOf(origins),
        new JavaRuntime(
            System.getProperty("java.version"),
            System.getProperty("java.vendor"),
            System.getProperty("java.vm.name")),
        new Backend(
            Nd4j.getBackend().getClass().getSimpleName(),
            versions.nd4j(),
            Nd4j.getEnvironment().maxMasterThreads(),
            System.getenv("OMP_NUM_THREADS"),
            System.getenv("OPENBLAS_NUM_THREADS")),
        new Machine(
            System.getProperty("os.name") + " " + System.getProperty("os.version"),
            System.getProperty("os.arch"),
            processor(),
            Runtime.getRuntime().availableProcessors()));
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
      return MAPPER.writeValueAsString(this) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("provenance is numbers and texts", e);
    }
  }

  /**
   * Reads the content of a run.json.
   *
   * @throws IOException if it is no provenance
   */
  static Provenance parse(String json) throws IOException {
    return MAPPER.readValue(json, Provenance.class);
  }
}

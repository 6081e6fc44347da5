package org.gan4j.experiment;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
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
import org.gan4j.api.data.Dataset;
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
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  /**
   * The training data.
   *
   * @param type the dataset's component
   * @param size samples
   * @param shape of a sample
   * @param fingerprint names the content
   * @param classes how many samples each has, by name, in the order of their labels
   * @param omitted what lies beside the samples and is not among them
   */
  public record TrainingData(
      String type,
      int size,
      List<Integer> shape,
      String fingerprint,
      Map<String, Integer> classes,
      List<String> omitted) {

    static TrainingData of(String type, Dataset dataset) {
      int[] counts = new int[dataset.classes().size()];
      for (int i = 0; counts.length > 0 && i < dataset.size(); i++) {
        counts[dataset.label(i)]++;
      }
      Map<String, Integer> classes = new LinkedHashMap<>();
      for (int i = 0; i < counts.length; i++) {
        classes.put(dataset.classes().get(i), counts[i]);
      }
      return new TrainingData(
          type,
          dataset.size(),
          dataset.shape().dimensions(),
          dataset.fingerprint(),
          classes,
          dataset.omissions());
    }
  }

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

  /**
   * Collects the data of this process.
   *
   * @param dataset that the experiment names, open
   * @param parameters how many each network has, by the network's name
   */
  public static Provenance of(
      Experiment experiment,
      Dataset dataset,
      Map<String, Long> parameters,
      Versions versions,
      List<JarOrigin> origins,
      Instant started) {
    return new Provenance(
        versions.gan4j(),
        started.toString(),
        experiment.seed(),
        TrainingData.of(experiment.dataset().type(), dataset),
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
}

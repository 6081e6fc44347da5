package org.gan4j.benchmarks.features;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.gan4j.api.RandomKey;
import org.gan4j.api.data.Dataset;
import org.gan4j.api.data.DatasetContext;
import org.gan4j.api.evaluation.FeatureNetwork;
import org.gan4j.api.evaluation.FeatureNetwork.Output;
import org.gan4j.api.io.Sha256;
import org.gan4j.datasets.idx.MnistConfiguration;
import org.gan4j.datasets.idx.MnistProvider;
import org.gan4j.datasets.idx.Split;
import org.gan4j.evaluation.features.ClassifierConfiguration;
import org.gan4j.evaluation.features.ClassifierProvider;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Makes the classifier of MNIST that comes with gan-evaluation: {@code MnistNetwork MNIST FOLDER}.
 * Trains on the 60,000 training digits in the folder MNIST, counts the errors on the 10,000 test
 * digits, and writes {@code mnist-classifier.network} and {@code mnist-classifier.json} to FOLDER.
 */
public final class MnistNetwork {
  private static final String NAME = "mnist-classifier";
  private static final int BATCH = 64;
  private static final ClassifierConfiguration SETTINGS =
      new ClassifierConfiguration(null, false, 10_000, 64, 1);

  private MnistNetwork() {}

  /** Makes the two files. */
  public static void main(String... arguments) throws IOException {
    if (arguments.length != 2) {
      System.err.println("MnistNetwork MNIST FOLDER");
      System.exit(2);
    }
    Path folder = Files.createDirectories(Path.of(arguments[1]));
    Path scratch = Files.createTempDirectory(folder, NAME);
    try (Dataset training = open(arguments[0], Split.TRAIN);
        Dataset test = open(arguments[0], Split.TEST);
        FeatureNetwork network =
            new ClassifierProvider().create(SETTINGS, new TrainingFeatures(training, scratch))) {
      Path made = folder.resolve(NAME + ".network");
      Files.move(onlyFile(scratch), made, StandardCopyOption.REPLACE_EXISTING);
      describe(folder.resolve(NAME + ".json"), made, training, test, errors(network, test));
    } finally {
      Files.delete(scratch);
    }
  }

  private static Dataset open(String folder, Split split) {
    Path here = Path.of("");
    return new MnistProvider()
        .create(
            new MnistConfiguration(folder, split, null),
            DatasetContext.of(here, here, RandomKey.ofSeed(0)));
  }

  private static Path onlyFile(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.reduce((one, other) -> Path.of("several")).orElseThrow();
    }
  }

  private static int errors(FeatureNetwork network, Dataset test) {
    int errors = 0;
    try (INDArray batch = Nd4j.create(DataType.FLOAT, test.shape().batch(BATCH))) {
      for (int from = 0; from < test.size(); from += BATCH) {
        int[] indices = new int[BATCH];
        for (int i = 0; i < BATCH; i++) {
          indices[i] = Math.min(test.size() - 1, from + i);
        }
        test.read(indices, RandomKey.ofSeed(0), batch.data().asNioFloat());
        errors += errors(network, batch, test, from);
      }
    }
    return errors;
  }

  private static int errors(FeatureNetwork network, INDArray batch, Dataset test, int from) {
    int errors = 0;
    try (Output output = network.apply(batch);
        INDArray best = Objects.requireNonNull(output.probabilities()).argMax(1)) {
      for (int i = 0; i < Math.min(BATCH, test.size() - from); i++) {
        errors += best.getInt(i) == test.label(from + i) ? 0 : 1;
      }
    }
    return errors;
  }

  private static void describe(Path file, Path made, Dataset training, Dataset test, int errors)
      throws IOException {
    Map<String, Object> provenance = new LinkedHashMap<>();
    provenance.put("command", "gan-benchmarks/features.sh MNIST FOLDER");
    provenance.put("file", String.valueOf(made.getFileName()));
    provenance.put("sha256", Sha256.ofFile(made));
    provenance.put("type", "classifier");
    provenance.put("iterations", SETTINGS.iterations());
    provenance.put("batch", BATCH);
    provenance.put("width", SETTINGS.width());
    provenance.put("seed", SETTINGS.seed());
    provenance.put("threads", Nd4j.getEnvironment().maxThreads());
    provenance.put(
        "trainingData", data("the 60,000 training digits of MNIST, a tenth held out", training));
    provenance.put("testData", data("the 10,000 test digits of MNIST", test));
    provenance.put("testAccuracy", 1 - (double) errors / test.size());
    provenance.put("licence", List.of("Apache-2.0", "MNIST: CC BY-SA 3.0"));
    JsonMapper mapper = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    Files.writeString(file, mapper.writeValueAsString(provenance) + "\n");
  }

  private static Map<String, Object> data(String description, Dataset data) {
    Map<String, Object> part = new LinkedHashMap<>();
    part.put("description", description);
    part.put("samples", data.size());
    part.put("fingerprint", data.fingerprint());
    return part;
  }
}

package com.example.onnxfeatures;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gan4j.core.Gan;
import org.gan4j.core.trained.TrainedGenerator;
import org.gan4j.nn.FeatureReadout;
import org.gan4j.onnx.NetworkDescription;
import org.gan4j.onnx.OnnxExport;
import org.gan4j.training.StopSignal;

/** Makes an ONNX network that knows digits, and compares the samples of another run by it. */
public final class DigitFeatures {
  private static final String EXPERIMENT =
      """
      {
        "name": "digits",
        "dataset": { "type": "mnist-10k" },
        "game": { "type": "%s" },
        "task": { "type": "class-conditional" },
        "generator": { "type": "dcgan", "filters": 16 },
        "discriminator": { "type": "dcgan", "filters": 16 },
        "training": { "batchSize": 64, "iterations": %d }
      }
      """;

  private static final String METRICS =
      "evaluation.metrics=[{\"type\": \"frechet-distance\", \"samples\": %d}]";

  /** The first argument is the folder of the results, the second how many iterations to train. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments.length > 0 ? arguments[0] : "results");
    long iterations = arguments.length > 1 ? Long.parseLong(arguments[1]) : 600;
    int samples = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 5000;
    compare(folder, iterations, samples)
        .forEach((name, value) -> System.out.printf(Locale.ROOT, "%s %.4f%n", name, value));
  }

  static Map<String, Double> compare(Path folder, long iterations, int samples)
      throws IOException {
    Gan gan = Gan.create();
    Path classifier = folder.resolve("classifier");
    Path digits = folder.resolve("digits");
    Path network = folder.resolve("classifier.onnx");
    train(gan, "ac-gan", iterations, classifier);
    train(gan, "adversarial", iterations, digits);
    export(gan, classifier, network);
    return gan.evaluate(digits, List.of(features(network), METRICS.formatted(samples))).metrics();
  }

  private static void train(Gan gan, String game, long iterations, Path run) {
    gan.train(EXPERIMENT.formatted(game, iterations), run, new StopSignal(), List.of());
  }

  /** The discriminator of AC-GAN tells classes, too: its layers, and the last one for classes. */
  private static void export(Gan gan, Path run, Path file) throws IOException {
    try (TrainedGenerator trained = gan.open(run);
        OutputStream stream = Files.newOutputStream(file)) {
      FeatureReadout network =
          FeatureReadout.of(
              trained.network("discriminator"), trained.network("classifier"), "classifier");
      NetworkDescription description =
          new NetworkDescription("classifier", "image", Map.of(), "classes", Map.of(), Map.of());
      OnnxExport.of(network, description, "1.0", false).write(stream);
    }
  }

  /** Pixels reach the network as it knows them: in [-1, 1]. */
  private static String features(Path network) {
    String file = network.toAbsolutePath().toString().replace('\\', '/');
    return "evaluation.features={\"type\": \"onnx\", \"file\": \"" + file + "\", \"range\": [-1, 1]}";
  }
}

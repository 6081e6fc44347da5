package org.gan4j.benchmarks.objectives;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.gan4j.api.GanException;
import org.gan4j.core.Gan;
import org.gan4j.core.assembly.PreparedTraining;
import org.gan4j.experiment.LocatedExperiment;
import org.gan4j.training.StopSignal;

/** Trainings of the experiments that lie beside this class, in folders that go away. */
final class Training {
  private Training() {}

  /** An experiment with some things changed. */
  static LocatedExperiment experiment(Gan gan, String resource, List<String> overrides) {
    try {
      Path file = Files.createTempFile("experiment", ".json");
      try (InputStream stream = Training.class.getResourceAsStream(resource)) {
        Files.write(file, Objects.requireNonNull(stream).readAllBytes());
        return gan.read(file, overrides);
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Its metrics at the end; none if it broke down, as some combinations do. */
  static Map<String, Double> run(Gan gan, String resource, List<String> overrides) {
    try {
      Path folder = Files.createTempDirectory("objective");
      try (PreparedTraining training = gan.assemble(experiment(gan, resource, overrides))) {
        return gan.start(training, folder.resolve("run"))
            .train(new StopSignal(), List.of())
            .metrics();
      } catch (GanException e) {
        if (e.kind() == GanException.Kind.USAGE) {
          throw e;
        }
        System.err.println(overrides + ": " + e.getMessage());
        return Map.of();
      } finally {
        delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}

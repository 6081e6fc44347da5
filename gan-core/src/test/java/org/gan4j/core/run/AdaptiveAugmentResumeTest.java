package org.gan4j.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.gan4j.api.training.IterationReport;
import org.gan4j.api.training.TrainingListener;
import org.gan4j.core.Gan;
import org.gan4j.core.assembly.PreparedTraining;
import org.gan4j.core.testing.Installed;
import org.gan4j.core.testing.SavedTraining;
import org.gan4j.experiment.ExperimentException;
import org.gan4j.training.StopSignal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Augmentations of images in a run: what adapts is in the checkpoint and in the reports. */
class AdaptiveAugmentResumeTest {
  private static final Gan GAN = Installed.with();

  /** p changes after every second iteration: the run is interrupted between two changes. */
  private static final String EXPERIMENT =
      """
      {
        "name": "small",
        "seed": 5,
        "dataset": { "type": "mnist-10k", "limit": 32 },
        "latent": { "type": "gaussian", "size": 2 },
        "generator": { "type": "vanilla", "hidden": [6] },
        "discriminator": { "type": "vanilla", "hidden": [6] },
        "augmentations": [
          { "type": "adaptive-augment", "every": 2, "images": 160, "initial": 0.3 },
          { "type": "diff-augment" }
        ],
        "training": { "batchSize": 8, "iterations": 8 },
        "evaluation": { "everySteps": 100000, "samples": 2 },
        "checkpoint": { "everySteps": 1000 }
      }
      """;

  @TempDir private Path folder;

  private PreparedTraining prepared(String... overrides) throws IOException {
    Path file = Files.createTempFile(folder, "experiment", ".json");
    return GAN.assemble(GAN.read(Files.writeString(file, EXPERIMENT), List.of(overrides)));
  }

  private SavedTraining last(String name) {
    return SavedTraining.of(new RunFolder(folder.resolve(name)).lastCheckpoint().orElseThrow());
  }

  @Test
  void goesOnExactly() throws IOException {
    try (PreparedTraining training = prepared()) {
      GAN.start(training, folder.resolve("straight")).train(new StopSignal(), List.of());
    }
    StopSignal stop = new StopSignal();
    TrainingListener stopper =
        new TrainingListener() {
          @Override
          public void iterationEnded(IterationReport report) {
            if (report.progress().iteration() == 3) {
              stop.request();
            }
          }
        };
    try (PreparedTraining training = prepared()) {
      GAN.start(training, folder.resolve("interrupted")).train(stop, List.of(stopper));
    }
    assertThat(last("interrupted").progress().iteration()).isEqualTo(3);
    try (PreparedTraining training = prepared()) {
      GAN.resume(training, folder.resolve("interrupted")).train(new StopSignal(), List.of());
    }

    assertThat(last("interrupted")).isEqualTo(last("straight"));
    assertThat(probabilities("interrupted")).isEqualTo(probabilities("straight"));
    // 16 of 160 images a change, four changes, and the first is at the end of iteration 2.
    assertThat(probabilities("straight")).hasSize(8).startsWith(0.3f);
  }

  private List<Float> probabilities(String name) throws IOException {
    return Files.readAllLines(folder.resolve(name).resolve("metrics.jsonl")).stream()
        .filter(line -> line.contains("augmentationProbability"))
        .map(line -> line.replaceAll(".*\"augmentationProbability\":([^,}]*).*", "$1"))
        .map(Float::valueOf)
        .toList();
  }

  @Test
  void refusesVectorsBeforeTheFirstStep() {
    assertThatExceptionOfType(ExperimentException.class)
        .isThrownBy(() -> prepared("dataset={\"type\":\"ring\"}"))
        .satisfies(
            refusal ->
                assertThat(refusal.problems().toString())
                    .contains("augmentations[0]", "adaptive-augment changes images")
                    .contains("augmentations[1]", "diff-augment changes images"));
  }
}

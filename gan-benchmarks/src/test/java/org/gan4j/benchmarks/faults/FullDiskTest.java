package org.gan4j.benchmarks.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gan4j.api.GanException;
import org.gan4j.api.data.Dataset;
import org.gan4j.cli.features.FeatureFormat;
import org.gan4j.cli.output.WholeFile;
import org.gan4j.cli.progress.CountDisplay;
import org.gan4j.cli.sample.LabelledFormat;
import org.gan4j.cli.sample.SampleFormat;
import org.gan4j.cli.sample.WalkPicture;
import org.gan4j.core.Gan;
import org.gan4j.core.assembly.PreparedTraining;
import org.gan4j.core.sampling.SampleRequest;
import org.gan4j.core.trained.TrainedDiscriminator;
import org.gan4j.core.trained.TrainedGenerator;
import org.gan4j.training.StopSignal;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * What commands write when the disk is full at any of their calls: an error that says so, and no
 * part of a result. Where a call is one of many, some of them are tried.
 */
class FullDiskTest {
  /** Of each writer, evenly spread over its calls. */
  private static final int TRIED = 12;

  static {
    // The training here loads the class that FaultsTest silences.
    System.setProperty("org.slf4j.simpleLogger.log.org.gan4j.core.run.RollBack", "error");
  }

  @TempDir private static Path shared;

  private static final Gan GAN = Gan.create();

  /** Writes to a place. */
  @FunctionalInterface
  private interface Writer {
    void writeTo(Path place) throws IOException;
  }

  @BeforeAll
  static void train() throws IOException {
    Path experiment =
        Files.writeString(
            shared.resolve("digits.json"),
            """
            {
              "dataset": { "type": "mnist-10k", "limit": 40 },
              "task": { "type": "class-conditional" },
              "generator": { "type": "vanilla", "hidden": [4] },
              "discriminator": { "type": "vanilla", "hidden": [4] },
              "training": { "batchSize": 8, "iterations": 1 }
            }
            """);
    try (PreparedTraining training = GAN.assemble(GAN.read(experiment, List.of()))) {
      GAN.start(training, shared.resolve("run")).train(new StopSignal(), List.of());
    }
  }

  private static Map<String, Writer> writers() {
    Map<String, Writer> writers = new LinkedHashMap<>();
    for (String name :
        List.of("grid.png", "samples.idx", "samples.idx.gz", "samples.csv", "folder")) {
      writers.put(name, FullDiskTest::sample);
    }
    writers.put("walks.png", FullDiskTest::walk);
    writers.put("features.npy", FullDiskTest::features);
    writers.put("features.csv", FullDiskTest::features);
    writers.put("augmented", place -> augment(LabelledFormat.FOLDERS, place));
    writers.put("augmented-idx", place -> augment(LabelledFormat.IDX, place));
    writers.put("schema.json", place -> WholeFile.write(place, out -> out.write("{}")));
    return writers;
  }

  private static void sample(Path place) {
    try (TrainedGenerator generator = GAN.open(shared.resolve("run"))) {
      SampleFormat.of(place)
          .writer(place, generator.shape())
          .write(generator, SampleRequest.of(20, 1), CountDisplay.silent());
    }
  }

  private static void walk(Path place) {
    try (TrainedGenerator generator = GAN.open(shared.resolve("run"))) {
      new WalkPicture(2, 3, 1, null).write(generator, place);
    }
  }

  private static void features(Path place) {
    try (TrainedDiscriminator discriminator = GAN.openDiscriminator(shared.resolve("run"));
        Dataset dataset = GAN.dataset(discriminator.experiment())) {
      FeatureFormat.of(place).writer(place).write(discriminator, dataset, CountDisplay.silent());
    }
  }

  private static void augment(LabelledFormat format, Path place) {
    try (TrainedGenerator generator = GAN.open(shared.resolve("run"))) {
      format.writer(place, generator.shape()).write(generator, 2, 1, CountDisplay.silent());
    }
  }

  @TestFactory
  Stream<DynamicTest> leavesNoPartOfAResult() {
    return writers().entrySet().stream()
        .map(
            writer ->
                DynamicTest.dynamicTest(
                    writer.getKey(), () -> fillDisk(writer.getKey(), writer.getValue())));
  }

  private static void fillDisk(String name, Writer writer) throws IOException {
    Path folder = Files.createDirectories(shared.resolve("full-" + name));
    Lifetime endless = Lifetime.ofDisk(Long.MAX_VALUE);
    Path whole = Files.createDirectories(folder.resolve("whole"));
    writer.writeTo(MortalFileSystem.folder(whole, endless).resolve(name));
    assertThat(contents(whole)).isNotEmpty();
    long calls = endless.calls();
    List<Long> tried = new ArrayList<>();
    for (int i = 0; i < Math.min(TRIED, calls); i++) {
      tried.add(calls * i / Math.min(TRIED, calls));
    }
    for (long call : tried) {
      Path place = Files.createDirectories(folder.resolve("call-" + call));
      Path full = MortalFileSystem.folder(place, Lifetime.ofDisk(call)).resolve(name);
      GanException failure = failure(writer, full);
      assertThat(failure.kind()).as("call %d", call).isEqualTo(GanException.Kind.FAILURE);
      assertThat(failure.problem()).contains("No space left on device");
      assertThat(failure.where()).contains(place.toString());
      assertThat(failure.remedy()).contains("free some space");
      // A second file, such as that of labels, may fail when the first is whole.
      assertThat(contents(whole)).as("call %d of %d", call, calls).containsAll(contents(place));
    }
  }

  private static GanException failure(Writer writer, Path place) throws IOException {
    try {
      writer.writeTo(place);
    } catch (GanException e) {
      return e;
    }
    throw new AssertionError("it was written to a full disk");
  }

  /** Names and sizes of all files and folders below one, hidden ones as well. */
  private static List<String> contents(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      List<String> contents = new ArrayList<>();
      for (Path file : files.skip(1).toList()) {
        long size = Files.isDirectory(file) ? 0 : Files.size(file);
        contents.add(folder.relativize(file) + " " + size);
      }
      return contents;
    }
  }
}

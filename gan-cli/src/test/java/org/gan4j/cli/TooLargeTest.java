package org.gan4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers of samples, and sizes, that fit into no memory. */
class TooLargeTest {
  @TempDir private static Path shared;

  private static Path experiment;

  @BeforeAll
  static void write() throws IOException {
    experiment = ImageData.experiment(shared, ImageData.write(shared.resolve("data"), 16, 4));
  }

  private static Outcome validate(String... settings) {
    String[] arguments = new String[2 + 2 * settings.length];
    arguments[0] = "validate";
    arguments[1] = experiment.toString();
    for (int i = 0; i < settings.length; i++) {
      arguments[2 + 2 * i] = "--set";
      arguments[3 + 2 * i] = settings[i];
    }
    return Outcome.of(arguments);
  }

  private static void refused(Outcome outcome, String... texts) {
    assertThat(outcome.exitCode()).as(outcome.error()).isEqualTo(2);
    assertThat(outcome.error()).contains(texts);
  }

  @ParameterizedTest
  @CsvSource({"dcgan", "vanilla"})
  void imagesOfWhichNoBatchFitsAreRefusedBeforeNetworksAreBuilt(String network) {
    refused(
        validate(
            "dataset.size=4096",
            "dataset.allowUpscaling=true",
            "dataset.channels=3",
            "training.batchSize=16",
            "generator={\"type\": \"" + network + "\"}",
            "discriminator={\"type\": \"" + network + "\"}"),
        "training.batchSize",
        // 16 samples of 3 · 4096² numbers of 4 bytes.
        "a batch of 16 samples of 3×4096×4096 needs 3.2 GB");
  }

  /** The vector of the generator has 1.6 GB, that of the discriminator 3.6 GB. */
  @Test
  void allNetworksAreCountedBeforeTheFirstIsBuilt() {
    Runtime.getRuntime().gc();
    long before = Pointer.physicalBytes();
    refused(
        validate(
            "generator.hidden=[20000,20000]",
            "discriminator.hidden=[30000,30000]",
            "optimizers.generator={\"type\": \"sgd\"}"),
        "discriminator",
        "a vector of",
        "an array has at most 2 GiB");
    // What the process has touched since; the generator would have been 1.6 GB alone.
    assertThat(Pointer.physicalBytes() - before).isLessThan(1_000_000_000);
  }

  @Test
  void aGridThatDoesNotFitIsRefused() {
    refused(
        validate("dataset.size=512", "dataset.allowUpscaling=true", "evaluation.samples=10000"),
        "evaluation.samples",
        "a picture of 10,000 samples of 1×512×512 needs 10.5 GB");
  }

  @Test
  void aLargeGridIsAccepted() {
    assertThat(validate("evaluation.samples=10000").exitCode()).isZero();
  }

  /** 10⁶ samples with 100 patches of 49 numbers are more than an array holds. */
  @Test
  void samplesThatAMetricCannotHoldAreRefused() {
    refused(
        validate(
            "evaluation.metrics=[{\"type\": \"laplacian-swd\", \"samples\": 1000000,"
                + " \"patches\": 100}]"),
        "evaluation.metrics[0]",
        "laplacian-swd (1,000,000 samples with 4,900 numbers each)",
        "lower");
  }

  @Test
  void moreLabelsThanAFileCountsAreRefused(@TempDir Path folder) {
    Path run = folder.resolve("classes");
    Path ring =
        TinyRing.in(
            folder,
            "\"generator\"",
            "\"task\": { \"type\": \"class-conditional\" }, \"generator\"",
            "\"iterations\": 40",
            "\"iterations\": 1",
            "[{ \"type\": \"mode-coverage\", \"samples\": 100 }]",
            "[]");
    Outcome trained = Outcome.of("train", ring.toString(), "-q", "--out", run.toString());
    assertThat(trained.exitCode()).as(trained.error()).isZero();
    refused(
        Outcome.of(
            "augment",
            run.toString(),
            "--per-class",
            "2147483647",
            "--format",
            "idx",
            "--out",
            folder.resolve("augmented").toString()),
        "--per-class",
        "an IDX file counts to 2,147,483,647 samples");
    assertThat(folder.resolve("augmented")).doesNotExist();
  }
}

package org.gan4j.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.gan4j.api.GanException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnFilesTest {
  @TempDir private Path folder;
  private Path run;
  private Path samples;
  private Path elsewhere;

  @BeforeEach
  void makeARun() throws IOException {
    run = Files.createDirectory(folder.resolve("run"));
    samples = Files.createDirectory(run.resolve("samples"));
    Files.writeString(samples.resolve("step-000004.png"), "picture");
    Files.writeString(run.resolve("metrics.jsonl"), "{}");
    elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
  }

  private void check() {
    OwnFiles.require(run, List.of(run.resolve("checkpoints"), samples));
  }

  private void refuses(String name) {
    assertThatExceptionOfType(GanException.class)
        .isThrownBy(this::check)
        .satisfies(e -> assertThatKind(e, name));
  }

  private static void assertThatKind(GanException e, String name) {
    assertThat(e.kind()).isEqualTo(GanException.Kind.USAGE);
    assertThat(e.where()).endsWith(name);
  }

  @Test
  void acceptsARunWithLinksThatStayInItAndToOtherFolders() throws IOException {
    Files.createSymbolicLink(run.resolve("newest.png"), samples.resolve("step-000004.png"));
    Files.createSymbolicLink(run.resolve("data"), elsewhere);

    assertThatCode(this::check).doesNotThrowAnyException();
  }

  @Test
  void refusesALinkToAFileElsewhere() throws IOException {
    Path precious = Files.writeString(elsewhere.resolve("precious"), "");
    Files.createSymbolicLink(run.resolve("evaluations.csv"), precious);

    refuses("evaluations.csv");
  }

  @Test
  void refusesALinkToAFileThatCouldBeCreatedElsewhere() throws IOException {
    Files.createSymbolicLink(samples.resolve("step-000008.png"), elsewhere.resolve("new.png"));

    refuses("step-000008.png");
  }

  @Test
  void refusesALinkInPlaceOfAFolderThatTrainingWritesTo() throws IOException {
    Files.createSymbolicLink(run.resolve("checkpoints"), elsewhere);

    refuses("checkpoints");
  }

  @Test
  void refusesADevice() throws IOException {
    Files.createSymbolicLink(run.resolve("run.json"), Path.of("/dev/null"));

    refuses("run.json");
  }
}

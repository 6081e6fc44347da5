package org.gan4j.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.gan4j.api.ErrorCode;
import org.gan4j.api.GanException;
import org.gan4j.api.training.IterationReport;
import org.gan4j.api.training.TrainingListener;
import org.gan4j.checkpoint.Checkpoint;
import org.gan4j.checkpoint.CheckpointWriter;
import org.gan4j.checkpoint.History;
import org.gan4j.core.assembly.PreparedTraining;
import org.gan4j.core.testing.SavedTraining;
import org.gan4j.core.testing.TinyTraining;
import org.gan4j.training.StopSignal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs as a kill, a damaged disk or a mistake leaves them. */
class InterruptedRunTest {
  private static final String[] EVALUATED = {
    "evaluation.everySteps=60",
    "evaluation.metrics=[{\"type\": \"mode-coverage\", \"samples\": 100}]"
  };

  @TempDir private Path folder;

  @Test
  void beginsAtStep0WithoutACheckpoint() throws IOException {
    RunFolder straight = train("straight");
    RunFolder killed = train("killed");
    deleteCheckpoints(killed);
    Files.writeString(killed.checkpoints().resolve(".step-000090.gan.part"), "half a checkpoint");

    TrainingRun run = resume("killed");

    assertThat(run.from().steps()).isZero();
    assertThat(run.warnings())
        .containsExactly("the run has no checkpoint yet: the training begins at step 0");
    assertThat(SavedTraining.of(killed.checkpoint(300)))
        .isEqualTo(SavedTraining.of(straight.checkpoint(300)));
    assertThat(withoutTimes(killed)).isEqualTo(withoutTimes(straight));
    assertThat(names(killed.checkpoints())).isEqualTo(names(straight.checkpoints()));
  }

  /** A process may be killed while it creates the folder. */
  @Test
  void beginsAtStep0InAFolderThatIsNotComplete() throws IOException {
    Files.createDirectory(folder.resolve("empty"));
    Files.createDirectories(folder.resolve("half/checkpoints"));

    for (String name : List.of("empty", "half")) {
      assertThat(resume(name).from().steps()).as(name).isZero();
      assertThat(run(name).lastCheckpoint()).as(name).hasValue(run(name).checkpoint(300));
    }
  }

  @Test
  void refusesToResumeAFolderThatIsNoRun() throws IOException {
    Files.writeString(Files.createDirectory(folder.resolve("mine")).resolve("thesis.txt"), "x");

    assertThatExceptionOfType(GanException.class)
        .isThrownBy(() -> resume("mine"))
        .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.CHECKPOINT_MISSING));
    assertThat(names(folder.resolve("mine"))).containsExactly("thesis.txt");
  }

  @Test
  void comparesTheExperimentAlsoWithoutACheckpoint() throws IOException {
    deleteCheckpoints(train("killed"));

    assertThatExceptionOfType(GanException.class)
        .isThrownBy(() -> resume("killed", "seed=12"))
        .withMessageContaining("seed (11 there, 12 here)");
  }

  @Test
  void continuesFromTheCheckpointBeforeADamagedOne() throws IOException {
    RunFolder straight = train("straight");
    for (String damage : List.of("cut", "empty", "flipped")) {
      RunFolder damaged = train(damage);
      damage(damaged.checkpoint(300), damage);

      TrainingRun run = resume(damage);

      assertThat(run.from().steps()).as(damage).isEqualTo(270);
      assertThat(run.warnings())
          .singleElement()
          .asString()
          .contains("step-000300.gan is left out, since the checkpoint is damaged")
          .endsWith("continues from step-000270.gan");
      assertThat(SavedTraining.of(damaged.checkpoint(300)))
          .isEqualTo(SavedTraining.of(straight.checkpoint(300)));
      assertThat(damaged.checkpoints().resolve("step-000300.gan.damaged")).exists();
    }
  }

  @Test
  void saysThatAllCheckpointsAreDamaged() throws IOException {
    RunFolder run = train("run");
    for (Path checkpoint : run.allCheckpoints()) {
      damage(checkpoint, "cut");
    }

    assertThatExceptionOfType(GanException.class)
        .isThrownBy(() -> resume("run"))
        .satisfies(
            e -> {
              assertThat(e.problem()).isEqualTo("all 4 checkpoints of the run are damaged");
              assertThat(e.code()).isEqualTo(ErrorCode.CHECKPOINT_DAMAGED);
              assertThat(e.kind()).isEqualTo(GanException.Kind.USAGE);
            });
    assertThat(names(run.checkpoints())).contains("step-000300.gan", "step-000090.gan");
  }

  @Test
  void namesAnotherCheckpointInsteadOfADamagedOne() throws IOException {
    RunFolder run = train("run");
    damage(run.checkpoint(300), "cut");
    damage(run.checkpoint(270), "flipped");

    assertThatExceptionOfType(GanException.class)
        .isThrownBy(() -> TinyTraining.gan().open(run.path()).close())
        .satisfies(
            e -> {
              assertThat(e.where()).endsWith("step-000300.gan");
              assertThat(e.remedy()).contains("step-000180.gan");
            });
  }

  @Test
  void bringsALostExperimentBack() throws IOException {
    RunFolder run = train("run");
    String experiment = Files.readString(run.experiment());
    for (String content : List.of("", "{\"dataset\": {\"type\": \"ring\"", "{}", "null")) {
      Files.writeString(run.experiment(), content);
      assertThat(LostExperiment.restore(run)).isTrue();
      assertThat(run.experiment()).as(content).hasContent(experiment);
    }
    Files.delete(run.experiment());
    assertThat(LostExperiment.restore(run)).isTrue();
    assertThat(run.experiment()).hasContent(experiment);

    Files.delete(run.experiment());
    deleteCheckpoints(run);
    assertThat(LostExperiment.restore(run)).isFalse();
  }

  /** The tables follow from the checkpoint: a damaged line does not choose another one as best. */
  @Test
  void repairsWhatFollowsFromTheCheckpoint() throws IOException {
    RunFolder straight = train("straight", EVALUATED);
    RunFolder damaged = train("damaged", EVALUATED);
    List<String> lines = Files.readAllLines(damaged.metrics());
    Files.write(
        damaged.metrics(),
        lines.stream()
            .map(line -> line.contains("metrics") ? line.replace(":", "\u0000;") : line)
            .toList());
    byte[] bytes = Files.readAllBytes(damaged.metrics());
    bytes[bytes.length / 2] = (byte) 0xff;
    Files.write(damaged.metrics(), bytes);
    Files.delete(damaged.bestPointer());
    Files.writeString(damaged.lastPointer(), "step-000090.gan\n");

    assertThat(damaged.bestCheckpoint().map(Path::getFileName))
        .isEqualTo(straight.bestCheckpoint().map(Path::getFileName));
    resume("damaged", EVALUATED);

    assertThat(damaged.bestPointer()).hasSameTextualContentAs(straight.bestPointer());
    assertThat(damaged.lastPointer()).hasSameTextualContentAs(straight.lastPointer());
    assertThat(records(damaged, "metrics")).isEqualTo(records(straight, "metrics")).isNotEmpty();
  }

  /** Killed between the checkpoint that a roll-back has replaced and the files that follow. */
  @Test
  void takesARolledBackCheckpointForNewerThanLaterOnes() throws IOException {
    RunFolder run = train("run", "training.iterations=60");
    Checkpoint back = Checkpoint.open(run.checkpoint(90));
    History rolledBack =
        History.start().with(new History.RolledBack(90, 30, 200, "it collapsed", 0.5));
    CheckpointWriter.write(run.checkpoint(90), back.header().with(rolledBack), back.arrays(""));

    TrainingRun resumed = resume("run", "training.iterations=31");

    assertThat(resumed.from().steps()).isEqualTo(90);
    assertThat(names(run.checkpoints()))
        .containsExactlyInAnyOrder("step-000090.gan", "step-000093.gan", "last");
    assertThat(records(run, "rollBack"))
        .containsExactly(
            "{\"step\":90,\"iteration\":30,\"rollBack\":{\"fromStep\":200,\"reason\":\"it"
                + " collapsed\",\"learningRates\":0.5}}");
  }

  @Test
  void noticesThatItsFolderWasRemoved() {
    Path run = folder.resolve("run");
    TrainingListener remove =
        new TrainingListener() {
          @Override
          public void iterationEnded(IterationReport report) {
            if (report.progress().iteration() == 40) {
              delete(run);
            }
          }
        };

    assertThatExceptionOfType(GanException.class)
        .isThrownBy(
            () -> {
              try (PreparedTraining training = TinyTraining.with(folder)) {
                TinyTraining.gan().start(training, run).train(new StopSignal(), List.of(remove));
              }
            })
        .satisfies(
            e -> {
              assertThat(e.code()).isEqualTo(ErrorCode.RUN_FOLDER_REMOVED);
              assertThat(e.kind()).isEqualTo(GanException.Kind.FAILURE);
            });
    assertThat(run).doesNotExist();
  }

  @Test
  void passesOverAFileWithAnImpossibleStep() throws IOException {
    RunFolder run = train("run");
    Files.copy(run.checkpoint(300), run.checkpoints().resolve("step-99999999999999999999.gan"));

    assertThat(run.allCheckpoints()).hasSize(4);
    assertThat(resume("run").from().steps()).isEqualTo(300);
  }

  @Test
  void followsOnlyAShortPointerToACheckpointBesideIt() throws IOException {
    RunFolder run = train("run");
    Path pointer = folder.resolve("run/checkpoints/pointer");
    Files.writeString(pointer, "step-000090.gan\n");
    assertThat(RunFolder.follow(pointer)).hasValue(run.checkpoint(90));
    Files.copy(run.checkpoint(90), folder.resolve("run/step-000090.gan"));
    for (String content :
        List.of(
            "../step-000090.gan",
            run.checkpoint(90).toString(),
            "step-000091.gan",
            "",
            "last",
            "step-000090.gan\n" + " ".repeat(1000),
            "\u0000")) {
      Files.writeString(pointer, content);
      assertThat(RunFolder.follow(pointer)).as(content).isEmpty();
    }
  }

  /** The folder of a stranger's run may lead elsewhere. */
  @Test
  void refusesToFollowALinkElsewhere() throws IOException {
    RunFolder run = train("run");
    deleteCheckpoints(run);
    Path mine = Files.writeString(folder.resolve("mine.txt"), "mine");
    Path none = folder.resolve("none.txt");
    Files.delete(run.metrics());
    Files.createSymbolicLink(run.metrics(), none);
    Files.createSymbolicLink(run.lastPointer(), mine);

    for (Path link : List.of(run.metrics(), run.lastPointer())) {
      assertThatExceptionOfType(GanException.class)
          .isThrownBy(() -> resume("run"))
          .withMessageContaining("is a link")
          .satisfies(e -> assertThat(e.kind()).isEqualTo(GanException.Kind.USAGE));
      Files.deleteIfExists(link);
    }

    assertThat(none).doesNotExist();
    assertThat(mine).hasContent("mine");
    resume("run");
  }

  private RunFolder run(String name) {
    return new RunFolder(folder.resolve(name));
  }

  private RunFolder train(String name, String... overrides) {
    try (PreparedTraining training = TinyTraining.with(folder, overrides)) {
      TrainingRun run = TinyTraining.gan().start(training, folder.resolve(name));
      run.train(new StopSignal(), List.of());
      return run.folder();
    }
  }

  /** Continues a run to its end. */
  private TrainingRun resume(String name, String... overrides) {
    try (PreparedTraining training = TinyTraining.with(folder, overrides)) {
      TrainingRun run = TinyTraining.gan().resume(training, folder.resolve(name));
      assertThat(run.train(new StopSignal(), List.of()).complete()).isTrue();
      return run;
    }
  }

  private static void deleteCheckpoints(RunFolder run) throws IOException {
    for (Path checkpoint : run.allCheckpoints()) {
      Files.delete(checkpoint);
    }
    Files.delete(run.lastPointer());
  }

  private static void damage(Path file, String how) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    switch (how) {
      case "cut" -> bytes = java.util.Arrays.copyOf(bytes, bytes.length / 2);
      case "empty" -> bytes = new byte[0];
      default -> bytes[bytes.length - 5] ^= 1;
    }
    Files.write(file, bytes);
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static List<String> records(RunFolder run, String kind) throws IOException {
    return Files.readAllLines(run.metrics(), StandardCharsets.UTF_8).stream()
        .filter(line -> line.contains("\"" + kind + "\""))
        .toList();
  }

  private static List<String> withoutTimes(RunFolder run) throws IOException {
    return Files.readAllLines(run.metrics(), StandardCharsets.UTF_8).stream()
        .map(line -> line.replaceAll(",\"seconds.*", ""))
        .toList();
  }
}

package org.gan4j.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gan4j.api.ErrorCode;
import org.gan4j.api.GanException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunLockTest {
  @TempDir private Path folder;

  private void assertInUse(Path run) {
    assertThatExceptionOfType(GanException.class)
        .isThrownBy(() -> RunLock.take(run))
        .satisfies(
            e -> {
              assertThat(e.code()).isEqualTo(ErrorCode.RUN_IN_USE);
              assertThat(e.kind()).isEqualTo(GanException.Kind.USAGE);
              assertThat(e.problem()).endsWith("process is training here");
            });
  }

  @Test
  void keepsTheFolderForOneTraining() {
    try (RunLock lock = RunLock.take(folder)) {
      assertInUse(folder);
      // A refusal must not end the lock of the first.
      assertInUse(folder);
      assertThat(lock).isNotNull();
    }
    RunLock.take(folder).close();
  }

  @Test
  void knowsTheFolderByAnyName() throws IOException {
    Path run = Files.createDirectory(folder.resolve("run"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), run);
    try (RunLock lock = RunLock.take(run)) {
      assertInUse(link);
      assertInUse(run.resolve("../run"));
      assertThat(lock).isNotNull();
    }
  }

  @Test
  void canBeClosedTwice() {
    RunLock first = RunLock.take(folder);
    first.close();
    try (RunLock second = RunLock.take(folder)) {
      first.close();
      assertInUse(folder);
      assertThat(second).isNotNull();
    }
  }

  /** The lock of a stranger's run may lead elsewhere. */
  @Test
  void followsNoLink() throws IOException {
    Path elsewhere = folder.resolve("elsewhere");
    Path run = Files.createDirectory(folder.resolve("run"));
    Files.createSymbolicLink(run.resolve(RunLock.FILE), elsewhere);

    assertThatExceptionOfType(GanException.class)
        .isThrownBy(() -> RunLock.take(run))
        .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.RUN_FILE_NOT_WRITABLE));
    assertThat(elsewhere).doesNotExist();
  }
}

package org.gan4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunsFolderTest {
  private static final LocalDateTime NOW = LocalDateTime.of(2026, 3, 4, 5, 6, 7);

  @TempDir private Path folder;

  private RunsFolder runs() {
    return new RunsFolder(folder.resolve("runs"));
  }

  private Path run(String name, String started) throws IOException {
    Path run = Files.createDirectories(folder.resolve("runs").resolve(name));
    Files.writeString(run.resolve("run.json"), started);
    return run;
  }

  @Test
  void givesEachOfManyAtTheSameTimeAFolderOfItsOwn() throws IOException {
    List<Path> created =
        IntStream.range(0, 32).parallel().mapToObj(i -> runs().create("ring", NOW)).toList();

    Set<Path> different = new HashSet<>(created);
    assertThat(different).hasSize(32).allMatch(Files::isDirectory);
    assertThat(different)
        .contains(
            folder.resolve("runs/ring-20260304-050607"),
            folder.resolve("runs/ring-20260304-050607-2"),
            folder.resolve("runs/ring-20260304-050607-32"));
  }

  /** The clock on the wall of Tokyo is nine hours ahead. */
  @Test
  void takesTheRunThatWasStartedLastForTheNewest() throws IOException {
    run("ring-20260304-150000", "{\"started\": \"2026-03-04T06:00:00Z\"}");
    Path second = run("ring-20260304-060100", "{\"started\": \"2026-03-04T06:01:00Z\"}");
    run("ring-b-20270101-000000", "{\"started\": \"2027-01-01T00:00:00Z\"}");
    Files.createDirectories(folder.resolve("runs/notes"));

    assertThat(runs().newest("ring")).hasValue(second);
  }

  @Test
  void comparesNumbersAsNumbers() throws IOException {
    String started = "{\"started\": \"2026-03-04T06:00:00Z\"}";
    run("ring-20260304-060000", started);
    run("ring-20260304-060000-9", started);
    Path tenth = run("ring-20260304-060000-10", started);

    assertThat(runs().newest("ring")).hasValue(tenth);
  }

  @Test
  void takesTheTimeOfTheNameWhereNothingElseIsKnown() throws IOException {
    for (String damaged : List.of("", "{", "[]", "{\"started\": 5}", "{\"started\": \"soon\"}")) {
      run("ring-20260304-060000", damaged);
      Path later = run("ring-20260305-060000", damaged);
      run("ring-99999999-999999", damaged);

      assertThat(runs().newest("ring")).as(damaged).hasValue(later);
    }
  }

  @Test
  void isEmptyWithoutRuns() {
    assertThat(runs().newest("ring")).isEmpty();
  }
}

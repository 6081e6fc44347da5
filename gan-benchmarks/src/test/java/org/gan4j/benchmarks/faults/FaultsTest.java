package org.gan4j.benchmarks.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The short form of {@code faults.sh}: some dozens of kills. */
class FaultsTest {
  /** Of each scenario, evenly spread over its calls. */
  private static final int KILLS = 12;

  static {
    // A scenario is rolled back again and again, on purpose.
    System.setProperty("org.slf4j.simpleLogger.log.org.gan4j.core.run.RollBack", "error");
  }

  @TempDir private Path folder;

  static List<Scenario> scenarios() {
    return Scenario.all();
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void continuesBitForBitAfterAKillAtAnyCall(Scenario scenario) {
    Figure figure = new CallKills(scenario).run(folder, KILLS, /* seed= */ 1);

    assertThat(figure.wrong()).isEmpty();
    assertThat(figure.of()).isEqualTo(KILLS);
  }

  /** Whose outcomes are checked here; time and memory as well, with limits far from the usual. */
  static List<Section> sizes() {
    return List.of(new AbsurdSizes(), new CraftedCheckpoints());
  }

  @ParameterizedTest
  @MethodSource("sizes")
  void refusesWhatNeedsMoreThanThereIs(Section section) throws IOException {
    Figure figure = section.run(folder, KILLS, /* seed= */ 1);

    assertThat(figure.wrong()).isEmpty();
    assertThat(figure.of()).isEqualTo(KILLS);
  }

  @Test
  void leavesWhatWasWrittenBeforeTheKill() throws IOException {
    Path mortal = MortalFileSystem.folder(folder, Lifetime.of(3));
    // Two calls a file: it is opened, and written to.
    Files.writeString(mortal.resolve("before"), "whole");
    try {
      Files.writeString(mortal.resolve("last"), "half");
    } catch (Killed e) {
      assertThat(e).hasMessageStartingWith("killed at write");
    }
    try {
      Files.writeString(mortal.resolve("after"), "nothing");
    } catch (Killed e) {
      assertThat(e).hasMessageStartingWith("killed at open");
    }

    assertThat(folder.resolve("before")).hasContent("whole");
    assertThat(folder.resolve("last")).hasContent("ha");
    assertThat(folder.resolve("after")).doesNotExist();
  }
}

package org.gan4j.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The command on a pseudo-terminal, that of the program script. Skipped without it. */
@EnabledOnOs(OS.LINUX)
class PseudoTerminalTest {
  private static final Pattern ESCAPE = Pattern.compile("\u001b\\[[0-9;?]*[A-Za-z]");

  /** Of 80 columns, and of 44 once the file {@code narrow} is there. */
  private static final String IN_A_WINDOW =
      """
      stty cols 80
      (while [ ! -f narrow ]; do sleep 0.1; done; stty cols 44 </dev/tty) &
      exec %s
      """;

  @TempDir private Path folder;

  @Test
  void fitsTheTimeLeftIntoAWindowThatIsResized() throws Exception {
    assumeTrue(isInstalled("script"), "script is not installed: apt-get install bsdutils");
    TinyRing.in(
        folder,
        "\"iterations\": 40",
        "\"iterations\": 900000",
        "\"everySteps\": 30",
        "\"everySteps\": 1000000000",
        "\"everySteps\": 60",
        "\"everySteps\": 1000000000");
    List<String> command =
        new ArrayList<>(GanProcess.command("train", "tiny.json", "--out", "run"));
    command.add(1, "-Dgan.terminal.error=true");
    Files.writeString(folder.resolve("window.sh"), IN_A_WINDOW.formatted(quoted(command)));
    Map<String, String> environment = Map.of("TERM", "xterm", "CI", "");
    try (GanProcess training =
        GanProcess.start(
            folder,
            environment,
            List.of("env", "-u", "CI", "script", "-qec", "sh window.sh", "all"))) {
      training.await(() -> lines(training).stream().anyMatch(line -> line.endsWith(" left")));
      Files.createFile(folder.resolve("narrow"));
      training.await(
          () -> {
            List<String> lines = lines(training);
            String last = lines.get(lines.size() - 1);
            return last.endsWith(" left") && last.length() < 44;
          });
      int narrow = lines(training).size();
      training.await(() -> lines(training).size() > narrow + 5);

      List<String> lines = lines(training);
      assertThat(lines).allMatch(line -> line.length() < 80);
      assertThat(lines.subList(narrow - 1, lines.size()))
          .allMatch(line -> line.length() < 44 && line.endsWith(" left"));
      // Each overwrites the one before.
      assertThat(training.output().split("\n", -1))
          .filteredOn(line -> line.contains("/900000"))
          .hasSize(1);
    }
  }

  @Test
  void fitsTheHelpIntoTheWindow() throws Exception {
    assumeTrue(isInstalled("script"), "script is not installed: apt-get install bsdutils");
    List<String> command = new ArrayList<>(GanProcess.command("sample", "--help"));
    command.add(1, "-Dgan.terminal.output=true");
    Files.writeString(folder.resolve("window.sh"), "stty cols 60\nexec " + quoted(command));
    try (GanProcess help =
        GanProcess.start(
            folder,
            Map.of("TERM", "xterm"),
            List.of("env", "-u", "NO_COLOR", "script", "-qec", "sh window.sh", "all"))) {
      assertThat(help.exitCode()).as(help.error()).isZero();
      assertThat(help.output()).as("italic").contains("\u001b[3mN\u001b[23m");
      List<String> lines = ESCAPE.matcher(help.output()).replaceAll("").lines().toList();
      assertThat(lines).hasSizeGreaterThan(50).allMatch(line -> line.length() <= 60);
      assertThat(lines).noneMatch(line -> line.contains("\\u001b"));
    }
  }

  /** What the progress line showed, one after the other. */
  private static List<String> lines(GanProcess training) {
    return Arrays.stream(training.output().split("\r", -1))
        .filter(line -> line.contains("/900000") && line.endsWith("\u001b[?7h"))
        .map(line -> ESCAPE.matcher(line).replaceAll(""))
        .toList();
  }

  private static String quoted(List<String> words) {
    return words.stream().map(word -> "'" + word + "'").collect(Collectors.joining(" "));
  }

  private static boolean isInstalled(String program) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
        .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
  }
}

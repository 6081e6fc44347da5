package org.gan4j.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The script {@code bin/gan} in places and under limits that it was not made for. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class StartScriptTest {
  private static final long PATIENCE_MINUTES = 4;

  private record Outcome(int exitCode, String output) {}

  /** The distribution in another folder: the script is copied, the jars are links. */
  private static Path installed(String name) throws IOException {
    Path home = Built.emptyFolder(name);
    Files.createDirectories(home.resolve("bin"));
    Files.copy(
        Built.distribution().resolve("bin/gan"),
        home.resolve("bin/gan"),
        StandardCopyOption.COPY_ATTRIBUTES);
    Path lib = Files.createDirectories(home.resolve("lib"));
    try (Stream<Path> jars = Files.list(Built.distribution().resolve("lib"))) {
      for (Path jar : jars.filter(file -> file.toString().endsWith(".jar")).toList()) {
        Files.createSymbolicLink(lib.resolve(jar.getFileName()), jar);
      }
    }
    return home;
  }

  private static Outcome gan(Path home, Map<String, String> environment, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>(List.of(home.resolve("bin/gan").toString()));
    command.addAll(List.of(arguments));
    return run(environment, command);
  }

  private static Outcome run(Map<String, String> environment, List<String> command)
      throws IOException {
    Path log = Files.createTempFile("start", ".log");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("OMP_NUM_THREADS", "1");
    List.of("GAN_JAVA_OPTS", "JAVA_OPTS", "GAN_PLUGINS").forEach(builder.environment()::remove);
    builder.environment().putAll(environment);
    Process process = builder.start();
    try {
      assertThat(process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)).isTrue();
      return new Outcome(process.exitValue(), Files.readString(log));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } finally {
      process.destroyForcibly();
      Files.delete(log);
    }
  }

  private static void starts(Outcome outcome) {
    assertThat(outcome.exitCode()).as(outcome.output()).isZero();
    assertThat(outcome.output()).startsWith("gan4j " + Built.VERSION);
  }

  @Test
  void passesOverADamagedClassArchive() throws IOException {
    Path home = installed("with a class archive");
    Path archive = home.resolve("lib/gan.jsa");
    starts(gan(home, Map.of("GAN_CLASS_ARCHIVE", archive.toString()), "--version"));
    assertThat(archive).isNotEmptyFile();
    starts(gan(home, Map.of(), "--version"));

    // As long as it was: only its checksums can tell.
    try (RandomAccessFile bytes = new RandomAccessFile(archive.toFile(), "rw")) {
      bytes.seek(bytes.length() / 2);
      bytes.write(new byte[4096]);
    }
    starts(gan(home, Map.of(), "--version"));

    // Shorter than it was: its length beside it tells.
    try (RandomAccessFile bytes = new RandomAccessFile(archive.toFile(), "rw")) {
      bytes.setLength(bytes.length() / 2);
    }
    starts(gan(home, Map.of(), "--version"));

    Files.writeString(archive, "");
    Files.writeString(home.resolve("lib/gan.jsa.length"), "no number\n");
    starts(gan(home, Map.of(), "--version"));
  }

  @Test
  void saysThatTooFewFilesMayBeOpen() throws IOException {
    Path gan = Built.distribution().resolve("bin/gan");

    Outcome outcome =
        run(Map.of(), List.of("sh", "-c", "ulimit -n 64; exec \"$0\" --version", gan.toString()));

    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.output()).startsWith("gan: a process may open 64 files here (ulimit -n)");
  }

  @Test
  void refusesAFolderThatAClassPathCannotName() throws IOException {
    Outcome outcome = gan(installed("a:b"), Map.of(), "--version");

    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.output())
        .startsWith("gan: Java cannot be told of a folder with ':' in its path")
        .contains("a:b", "Move GAN4J to another folder");
  }

  @Test
  void startsThroughALinkFromAFolderWithSpaces() throws IOException {
    Path home = installed("folder with spaces");
    Path link = Built.emptyFolder("links to it").resolve("my gan");
    Files.createSymbolicLink(link, Path.of("../folder with spaces/bin/gan"));

    starts(run(Map.of(), List.of(link.toString(), "--version")));
    starts(gan(home, Map.of(), "--version"));
  }

  @Test
  void givesJavaTheOptionsOfBothVariables() throws IOException {
    Outcome outcome =
        gan(
            Built.distribution(),
            Map.of(
                "GAN_JAVA_OPTS",
                "-XshowSettings:properties -Dgan4j.one=1 -Dgan4j.two=2",
                "JAVA_OPTS",
                "-Dgan4j.one=0 -Dgan4j.three=3"),
            "--version");

    assertThat(outcome.exitCode()).as(outcome.output()).isZero();
    assertThat(outcome.output()).contains("gan4j.one = 1", "gan4j.two = 2", "gan4j.three = 3");
  }

  @Test
  void namesAJavaHomeWithoutJava() throws IOException {
    Outcome outcome = gan(Built.distribution(), Map.of("JAVA_HOME", "/no/java"), "--version");

    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.output()).startsWith("gan: JAVA_HOME is '/no/java'");
  }
}

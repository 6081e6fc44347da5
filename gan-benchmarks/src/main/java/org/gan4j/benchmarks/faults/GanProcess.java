package org.gan4j.benchmarks.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.gan4j.api.concurrent.ThreadSafe;

/**
 * The command in processes of their own: that of the system property {@code gan4j.faults.gan}.
 *
 * @param work the working folder, for the log
 */
@ThreadSafe
record GanProcess(Path work) {
  private static final String CALL = "-Dgan4j.faults.call=";

  private static Path program() {
    return Path.of(System.getProperty("gan4j.faults.gan", "gan"));
  }

  /** Runs a command that must succeed. */
  void require(List<String> arguments) {
    run(program(arguments), Long.MAX_VALUE);
  }

  /** Runs a command that must succeed unless it is killed first; whether it succeeded. */
  boolean completes(List<String> arguments, long killedAfterMilliseconds) {
    return run(program(arguments), killedAfterMilliseconds);
  }

  /**
   * What a command did.
   *
   * @param inTime whether it ended by itself
   */
  record Outcome(boolean inTime, int exitCode, String output, String error) {}

  /** Runs a command, but only for so long. */
  Outcome outcome(String name, List<String> arguments, long seconds) {
    Path output = work.resolve(name + ".out");
    Path error = work.resolve(name + ".err");
    try {
      ProcessBuilder builder =
          new ProcessBuilder(program(arguments))
              .redirectOutput(output.toFile())
              .redirectError(error.toFile());
      builder.environment().put("GAN_JAVA_OPTS", "-Xmx300m");
      Process process = builder.start();
      boolean inTime = process.waitFor(seconds, TimeUnit.SECONDS);
      int exitCode = (inTime ? process : process.destroyForcibly()).waitFor();
      return new Outcome(inTime, exitCode, Files.readString(output), Files.readString(error));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static Path library() {
    return program().resolveSibling("../lib").normalize();
  }

  private static List<String> program(List<String> arguments) {
    List<String> all = new ArrayList<>(List.of(program().toString()));
    all.addAll(arguments);
    return all;
  }

  /** Runs a command, and counts the calls that change files below a path. */
  long calls(Path under, List<String> arguments) {
    Path file = work.resolve("calls");
    List<String> all = java(under, List.of("-Dgan4j.faults.count=" + file), arguments);
    run(all, Long.MAX_VALUE);
    try {
      return Long.parseLong(Files.readString(file).strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs a command that ends at a call below a path; its exit code. */
  int killed(Path under, long call, List<String> arguments) {
    try {
      Process process = start(java(under, List.of(CALL + call), arguments));
      return process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /** With the file system that dies, which the command's own start script cannot choose. */
  private static List<String> java(Path under, List<String> options, List<String> arguments) {
    Path lib = library();
    List<String> all = new ArrayList<>();
    all.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    all.addAll(
        List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Djava.awt.headless=true",
            "-Djava.nio.file.spi.DefaultFileSystemProvider=" + MortalProvider.class.getName(),
            "-Dgan4j.faults.under=" + under));
    all.addAll(options);
    all.addAll(
        List.of("-cp", lib + "/*:" + System.getProperty("java.class.path"), "org.gan4j.cli.Main"));
    all.addAll(arguments);
    return all;
  }

  private boolean run(List<String> command, long killedAfter) {
    try {
      Process process = start(command);
      if (!process.waitFor(killedAfter, TimeUnit.MILLISECONDS)) {
        process.destroyForcibly().waitFor();
        return false;
      }
      if (process.exitValue() != 0) {
        throw new IllegalStateException(
            "the command ended with " + process.exitValue() + ": see " + log());
      }
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private Process start(List<String> command) {
    try {
      return new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path log() {
    return work.resolve("commands.log");
  }
}

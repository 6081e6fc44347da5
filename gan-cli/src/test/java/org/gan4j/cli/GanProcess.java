package org.gan4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** The command as a process of its own, with its streams in files. */
final class GanProcess implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 180;
  private static final long POLL_MILLISECONDS = 20;

  private final Process process;
  private final Path output;
  private final Path error;

  private GanProcess(Process process, Path output, Path error) {
    this.process = process;
    this.output = output;
    this.error = error;
  }

  /** Starts it in a folder. */
  static GanProcess start(Path folder, String... arguments) {
    return start(folder, Map.of(), command(arguments));
  }

  /** Starts a shell script in a folder, which finds the command in {@code "$@"}. */
  static GanProcess startScript(Path folder, String script, String... arguments) {
    List<String> shell = new ArrayList<>(List.of("sh", "-c", script, "sh"));
    shell.addAll(command(arguments));
    return start(folder, Map.of(), shell);
  }

  static GanProcess start(Path folder, Map<String, String> environment, List<String> command) {
    try {
      Path output = Files.createTempFile(folder, "output", ".txt");
      Path error = Files.createTempFile(folder, "error", ".txt");
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectOutput(output.toFile())
              .redirectError(error.toFile());
      builder.environment().put("OMP_NUM_THREADS", "1");
      builder.environment().put("OPENBLAS_NUM_THREADS", "1");
      builder.environment().putAll(environment);
      return new GanProcess(builder.start(), output, error);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As the start script does, but with what makes short processes fast. */
  static List<String> command(String... arguments) {
    return command(List.of("-XX:TieredStopAtLevel=1"), arguments);
  }

  /** As the start script does for what takes its time. */
  static List<String> longCommand(String... arguments) {
    return command(List.of(), arguments);
  }

  private static List<String> command(List<String> compiler, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(compiler);
    command.addAll(List.of("-XX:+UseSerialGC", "-Xmx512m"));
    int version = Runtime.version().feature();
    if (version >= 22) {
      command.add("--enable-native-access=ALL-UNNAMED");
    }
    if (version >= 24) {
      command.add("--sun-misc-unsafe-memory-access=allow");
    }
    command.add("-cp");
    command.add(
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    command.add(Main.class.getName());
    command.addAll(List.of(arguments));
    return command;
  }

  /** Waits until something is the case. */
  void await(BooleanSupplier condition) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!condition.getAsBoolean()) {
      assertThat(process.isAlive()).as("still running; %s", error()).isTrue();
      assertThat(System.nanoTime()).as("in time").isLessThan(end);
      sleep();
    }
  }

  private static void sleep() {
    try {
      Thread.sleep(POLL_MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Sends a signal, as {@code INT} or {@code KILL}. */
  void signal(String name) {
    try {
      new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits for the end, and gives the exit code. */
  int exitCode() {
    try {
      assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).as("ended in time").isTrue();
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  String output() {
    return read(output);
  }

  String error() {
    return read(error);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}

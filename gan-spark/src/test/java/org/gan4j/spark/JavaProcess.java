package org.gan4j.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.launcher.JavaModuleOptions;

/** A Java program with the class path of the tests, its output in a file. */
final class JavaProcess implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 180;
  private static final long POLL_MILLISECONDS = 50;

  private final Process process;
  private final Path output;

  private JavaProcess(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  /**
   * Starts it, with what bin/gan-spark sets.
   *
   * @param folder in which it works; a folder jars in it is Spark's home
   */
  static JavaProcess start(Path folder, List<String> properties, String main, String... arguments) {
    return start(folder, Map.of(), properties, main, arguments);
  }

  /**
   * The same with further variables.
   *
   * @param environment its variables, which the processes that it starts have, too
   */
  static JavaProcess start(
      Path folder,
      Map<String, String> environment,
      List<String> properties,
      String main,
      String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(JavaModuleOptions.defaultModuleOptionArray()));
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx600m"));
    command.addAll(properties);
    command.addAll(List.of("-cp", classPath(), main));
    command.addAll(List.of(arguments));
    try {
      Files.createDirectories(folder.resolve("jars"));
      Path output = Files.createTempFile(folder, "output", ".txt");
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile());
      builder.environment().put("SPARK_HOME", folder.toString());
      builder.environment().put("SPARK_SCALA_VERSION", "2.13");
      builder.environment().put("OMP_NUM_THREADS", "1");
      builder.environment().put("OPENBLAS_NUM_THREADS", "1");
      builder.environment().putAll(environment);
      return new JavaProcess(builder.start(), output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }

  /** Waits for a text in the output, and gives what it matches. */
  String await(Pattern text) {
    await(() -> text.matcher(output()).find());
    Matcher matcher = text.matcher(output());
    return matcher.find() ? matcher.group(1) : "";
  }

  void await(BooleanSupplier condition) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!condition.getAsBoolean()) {
      assertThat(process.isAlive()).as("still running; %s", output()).isTrue();
      assertThat(System.nanoTime()).as("in time; %s", output()).isLessThan(end);
      sleep();
    }
  }

  private static void sleep() {
    try {
      TimeUnit.MILLISECONDS.sleep(POLL_MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Waits for the end, and gives the exit code. */
  int exitCode() {
    try {
      assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).as(output()).isTrue();
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  String output() {
    try {
      return Files.readString(output, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The processes that it has started. */
  List<ProcessHandle> children() {
    return process.children().toList();
  }

  /** Ends it and what it has started. */
  @Override
  public void close() {
    List<ProcessHandle> children = process.descendants().toList();
    process.destroyForcibly();
    children.forEach(ProcessHandle::destroyForcibly);
  }
}

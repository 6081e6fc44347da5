package org.gan4j.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs a program in a folder, and gives what it printed. */
final class Command {
  private static final long PATIENCE_MINUTES = 8;

  private Command() {}

  /** Maven with a repository of its own, online only if the build around this test is. */
  static String maven(Path folder, Path repository, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(Built.property("outer.maven.home"), "bin", "mvn").toString());
    command.addAll(List.of("-B", "-Dmaven.repo.local=" + repository));
    command.add("-Dnd4j.classifier=" + Built.CLASSIFIER);
    if (Built.property("outer.offline").equals("offline: true")) {
      command.add("-o");
    }
    command.addAll(List.of(arguments));
    return run(folder, command);
  }

  /** The {@code gan} of a distribution. */
  static String gan(Path distribution, Path folder, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(distribution.resolve("bin/gan").toString()));
    command.addAll(List.of(arguments));
    return run(folder, command);
  }

  /** Anything else; it must end well. */
  static String run(Path folder, List<String> command) throws IOException {
    Path log = Files.createTempFile(folder, "command", ".log");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    Map<String, String> environment = builder.environment();
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    environment.put("MAVEN_OPTS", "-Xmx512m -XX:+UseSerialGC -XX:TieredStopAtLevel=1");
    environment.put("GAN_JAVA_OPTS", "-XX:TieredStopAtLevel=1");
    environment.put("OMP_NUM_THREADS", "1");
    environment.remove("MAVEN_PROJECTBASEDIR");
    environment.remove("MAVEN_CONFIG");
    environment.remove("GAN_PLUGINS");
    Process process = builder.start();
    try {
      boolean ended = process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES);
      String output = Files.readString(log);
      assertThat(ended).as("%s ended in time: %s", command, output).isTrue();
      assertThat(process.exitValue()).as("%s: %s", command, output).isZero();
      return output;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } finally {
      process.destroyForcibly();
    }
  }
}

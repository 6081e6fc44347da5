package org.gan4j.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.gan4j.checkpoint.Checkpoint;
import org.gan4j.core.run.RunFolder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A master and two workers of Spark as processes of this machine, with one core each. */
class StandaloneClusterTest {
  private static final String JSON =
      """
      {
        "name": "tiny",
        "seed": 3,
        "dataset": { "type": "ring", "size": 400 },
        "latent": { "type": "gaussian", "size": 4 },
        "generator": { "type": "vanilla", "hidden": [16, 16] },
        "discriminator": { "type": "vanilla", "hidden": [16], "hiddenDropout": 0.2 },
        "averaging": { "decay": 0.9 },
        "training": { "batchSize": 16, "iterations": 160 },
        "localSgd": { "workers": 3, "roundIterations": 20, "outerMomentum": 0.9, "outerLearningRate": 0.7 },
        "evaluation": { "everySteps": 400, "metrics": [{ "type": "mode-coverage", "samples": 100 }] },
        "checkpoint": { "everySteps": 40, "keepLast": 100 }
      }
      """;
  private static final String COMMAND = "org.gan4j.cli.Main";
  private static final List<String> SHOWS_ADDRESSES =
      List.of("-Dorg.slf4j.simpleLogger.log.org.apache.spark.deploy=info");

  @TempDir private static Path folder;

  private static JavaProcess master;
  private static final List<JavaProcess> WORKERS = new ArrayList<>();
  private static String url;
  private static Path experiment;

  @BeforeAll
  static void startCluster() throws IOException {
    experiment = Files.writeString(folder.resolve("tiny.json"), JSON);
    master =
        JavaProcess.start(
            folder,
            SHOWS_ADDRESSES,
            "org.apache.spark.deploy.master.Master",
            "--host",
            "127.0.0.1",
            "--port",
            "0",
            "--webui-port",
            "0");
    url = master.await(Pattern.compile("Starting Spark master at (spark://\\S+)"));
    for (int i = 0; i < 2; i++) {
      WORKERS.add(worker("work" + i, Map.of()));
    }
    for (JavaProcess worker : WORKERS) {
      awaitRegistration(worker);
    }
  }

  private static JavaProcess worker(String files, Map<String, String> environment) {
    return JavaProcess.start(
        folder,
        environment,
        SHOWS_ADDRESSES,
        "org.apache.spark.deploy.worker.Worker",
        "--host",
        "127.0.0.1",
        "--cores",
        "1",
        "--memory",
        "1g",
        "--work-dir",
        folder.resolve(files).toString(),
        "--webui-port",
        "0",
        url);
  }

  private static void awaitRegistration(JavaProcess worker) {
    worker.await(Pattern.compile("(Successfully registered with master)"));
  }

  @AfterAll
  static void stopCluster() {
    WORKERS.forEach(JavaProcess::close);
    if (master != null) {
      master.close();
    }
  }

  @Test
  void trainsTheSameBitsAsOneMachineAlsoAfterAnExecutorWasKilled() throws IOException {
    points();
    try (JavaProcess here = gan(onPoints("here"))) {
      assertThat(here.exitCode()).as(here.output()).isZero();
    }
    try (JavaProcess cluster = gan(onPoints("cluster", "--master", url))) {
      cluster.await(() -> checkpoints("cluster") > 0);
      WORKERS.stream()
          .flatMap(worker -> worker.children().stream())
          .findFirst()
          .ifPresent(ProcessHandle::destroyForcibly);
      assertThat(cluster.exitCode()).as(cluster.output()).isZero();
    }

    assertThat(arrays("cluster")).isEqualTo(arrays("here"));
  }

  @Test
  void namesAnExecutorWithOtherDataBeforeTheFirstRound() {
    try (JavaProcess other = worker("other", Map.of(LocalRingProvider.SIZE, "401"))) {
      awaitRegistration(other);
      try (JavaProcess cluster =
          gan(
              "train",
              experiment.toString(),
              "--set",
              "dataset={\"type\": \"local-ring\"}",
              "--out",
              "other-data",
              "-q",
              "--master",
              url)) {
        assertThat(cluster.exitCode()).as(cluster.output()).isEqualTo(1);
        assertThat(cluster.output())
            .contains("error: a process of the cluster cannot take part")
            .containsPattern("process \\d+: it has other training data");
      }
    }
    assertThat(checkpoints("other-data")).isZero();
  }

  @Test
  void sweepsOnExecutors() throws IOException {
    try (JavaProcess sweep =
        gan(
            "sweep",
            experiment.toString(),
            "--set",
            "localSgd=null",
            "--set",
            "training.iterations=30",
            "--vary",
            "seed=1..2",
            "--vary",
            "optimizers.generator.learningRate=0.001,1e30",
            "--out",
            "sweep",
            "--master",
            url)) {
      assertThat(sweep.exitCode()).as(sweep.output()).isZero();
      assertThat(sweep.output()).contains("sweeping tiny: 4 trainings, 2 at a time");
    }

    assertThat(Files.readAllLines(folder.resolve("sweep/sweep.csv")))
        .hasSize(5)
        .satisfies(
            lines -> {
              assertThat(lines.stream().filter(line -> line.contains(",done,30,"))).hasSize(2);
              assertThat(lines.stream().filter(line -> line.contains(",failed,"))).hasSize(2);
            });
  }

  /** A file of the working directory, which executors do not have. */
  private static void points() throws IOException {
    StringBuilder text = new StringBuilder("x,y\n");
    for (int i = 0; i < 400; i++) {
      text.append(i % 20).append(',').append(i / 20).append('\n');
    }
    Files.writeString(folder.resolve("points.csv"), text);
  }

  private static String[] onPoints(String run, String... more) {
    List<String> words =
        new ArrayList<>(List.of("train", experiment.toString(), "--out", run, "-q"));
    words.addAll(List.of("--set", "dataset={\"type\": \"csv\", \"path\": \"points.csv\"}"));
    words.addAll(List.of("--set", "evaluation.metrics=[]"));
    words.addAll(List.of(more));
    return words.toArray(String[]::new);
  }

  private static JavaProcess gan(String... arguments) {
    return JavaProcess.start(
        folder,
        List.of(
            "-Dspark.executor.memory=600m",
            "-Dspark.executor.cores=1",
            "-Dspark.executor.extraClassPath=" + JavaProcess.classPath()),
        COMMAND,
        arguments);
  }

  private static long checkpoints(String run) {
    Path checkpoints = folder.resolve(run).resolve("checkpoints");
    if (!Files.isDirectory(checkpoints)) {
      return 0;
    }
    try (Stream<Path> files = Files.list(checkpoints)) {
      return files.filter(file -> file.toString().endsWith(".gan")).count();
    } catch (IOException e) {
      return 0;
    }
  }

  /** All arrays of the newest checkpoint, bit for bit. */
  private static List<String> arrays(String run) {
    Path file = new RunFolder(folder.resolve(run)).lastCheckpoint().orElseThrow();
    try (Checkpoint checkpoint = Checkpoint.open(file)) {
      List<String> arrays = new ArrayList<>();
      checkpoint
          .arrays("")
          .forEach(
              (name, array) -> arrays.add(name + Arrays.toString(array.ravel().toFloatVector())));
      return arrays;
    }
  }
}

package org.gan4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.gan4j.core.Gan;
import org.gan4j.core.trained.TrainedGenerator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a CSV file to a CSV file: names, units and categories come back without the data. */
class TableRunTest {
  @TempDir private static Path folder;
  private static Path run;
  private static Path labelled;

  @BeforeAll
  static void train() throws IOException {
    write("people.csv", 200);
    run = train("run", "\"exclude\": [\"id\"]", "generation");
    labelled = train("labelled", "\"exclude\": [\"id\"], \"label\": \"city\"", "class-conditional");
  }

  private static void write(String name, int rows) throws IOException {
    StringBuilder csv = new StringBuilder("id,age,\"height, m\",city,member\n");
    for (int i = 0; i < rows; i++) {
      csv.append(i)
          .append(',')
          .append(20 + i * 7 % 50)
          .append(',')
          .append("1.")
          .append(50 + i % 45);
      csv.append(i % 3 == 0 ? ",\"Rome \"\"R\"\"\"" : i % 3 == 1 ? ",Bonn" : ",Oslo");
      csv.append(i % 4 == 0 ? ",yes\n" : ",no\n");
    }
    Files.writeString(folder.resolve(name), csv);
  }

  private static Path train(String name, String settings, String task) throws IOException {
    String json =
        """
        {
          "name": "NAME",
          "dataset": { "type": "csv", "path": "PATH", SETTINGS },
          "task": { "type": "TASK" },
          "latent": { "type": "gaussian", "size": 4 },
          "generator": { "type": "vanilla", "hidden": [12] },
          "discriminator": { "type": "vanilla", "hidden": [12] },
          "training": { "batchSize": 16, "iterations": 20 },
          "evaluation": { "everySteps": 20, "metrics": [
            { "type": "marginal-wasserstein" }, { "type": "correlation-difference" } ] },
          "checkpoint": { "everySteps": 20 }
        }
        """;
    json =
        json.replace("NAME", name)
            .replace("PATH", folder.resolve("people.csv").toString())
            .replace("SETTINGS", settings)
            .replace("TASK", task);
    Path experiment = Files.writeString(folder.resolve(name + ".json"), json);
    Path out = folder.resolve(name);
    done("train", experiment.toString(), "--out", out.toString());
    return out;
  }

  private static Outcome done(String... arguments) {
    Outcome outcome = Outcome.of(arguments);
    assertThat(outcome.exitCode()).as(outcome.error()).isZero();
    return outcome;
  }

  private List<String> sample(Path from, String name, String... options) throws IOException {
    Path out = folder.resolve(name);
    String[] arguments = {"sample", from.toString(), "--count", "300", "--out", out.toString()};
    String[] all = java.util.Arrays.copyOf(arguments, arguments.length + options.length);
    System.arraycopy(options, 0, all, arguments.length, options.length);
    done(all);
    return Files.readAllLines(out);
  }

  @Test
  void writesSamplesWithNamesAndUnitsWithoutTheData() throws IOException {
    Path moved = folder.resolve("moved.csv");
    Files.move(folder.resolve("people.csv"), moved);
    try {
      List<String> lines = sample(run, "samples.csv");
      assertThat(lines).hasSize(301);
      assertThat(lines.get(0)).isEqualTo("age,\"height, m\",city,member");
      assertThat(lines.subList(1, 301))
          .allMatch(
              line ->
                  line.matches("[2-6]\\d,1\\.[5-9]\\d,(\"Rome \"\"R\"\"\"|Bonn|Oslo),(yes|no)"));
    } finally {
      Files.move(moved, folder.resolve("people.csv"));
    }
  }

  @Test
  void writesTheClassOfEachSample() throws IOException {
    List<String> lines = sample(labelled, "labelled.csv");
    assertThat(lines.get(0)).isEqualTo("age,\"height, m\",member,city");
    assertThat(lines.get(1)).endsWith(",Bonn");
    assertThat(lines.get(2)).endsWith(",Oslo");
    assertThat(lines.get(3)).endsWith(",\"Rome \"\"R\"\"\"");
    assertThat(sample(labelled, "oslo.csv", "--class", "Oslo").subList(1, 301))
        .allMatch(line -> line.endsWith(",Oslo"));
  }

  @Test
  void writesGridsAsTables() throws IOException {
    assertThat(Files.readAllLines(run.resolve("samples/step-000000.csv")))
        .startsWith("age,\"height, m\",city,member")
        .hasSizeGreaterThan(100);
  }

  @Test
  void namesColumnsInMetrics() throws IOException {
    List<String> lines = Files.readAllLines(run.resolve("metrics.jsonl"));
    JsonNode metrics =
        JsonMapper.builder().build().readTree(lines.get(lines.size() - 1)).path("metrics");
    assertThat(metrics.properties())
        .extracting(java.util.Map.Entry::getKey)
        .contains(
            "marginalWasserstein",
            "marginalWassersteinWorst",
            "marginalWassersteinAge",
            "marginalWassersteinHeightM",
            "marginalWassersteinCity",
            "correlationDifferenceMember");
  }

  @Test
  void judgesSamplesOfAFileWithColumnsInAnotherOrder() throws IOException {
    Path file = folder.resolve("others.csv");
    Files.writeString(file, "member,city,age,\"height, m\"\nyes,Bonn,30,1.60\nno,Oslo,40,1.70\n");
    String reference =
        "{\"type\": \"csv\", \"exclude\": [\"id\"], \"path\": \""
            + folder.resolve("people.csv")
            + "\"}";
    Outcome outcome =
        done(
            "evaluate",
            file.toString(),
            "--reference",
            reference,
            "--metric",
            "marginal-wasserstein",
            "--quick");
    assertThat(outcome.output()).contains("marginalWassersteinAge");
  }

  /** Its scale follows from all rows: the run keeps the one that it began with. */
  @Test
  void continuesWithItsOwnEncodingWhenRowsWereAdded() throws IOException {
    write("people.csv", 200);
    Path copy = train("continued", "\"exclude\": [\"id\"]", "generation");
    Files.writeString(
        folder.resolve("people.csv"),
        Files.readString(folder.resolve("people.csv")) + "900,69,1.94,Bonn,no\n".repeat(50));
    try {
      Outcome outcome =
          done("train", copy.toString(), "--resume", "--set", "training.iterations=30");
      assertThat(outcome.error()).contains("warning");
      try (TrainedGenerator generator = Gan.create().open(copy);
          TrainedGenerator first = Gan.create().open(run)) {
        assertThat(generator.table()).isEqualTo(first.table());
      }
    } finally {
      write("people.csv", 200);
    }
  }
}

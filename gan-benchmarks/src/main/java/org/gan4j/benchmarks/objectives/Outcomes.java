package org.gan4j.benchmarks.objectives;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** The runs of a comparison in a file, a line of JSON each: an interrupted comparison continues. */
final class Outcomes {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Path file;
  private final List<Outcome> outcomes = new ArrayList<>();

  /**
   * One run.
   *
   * @param modes covered
   * @param share of samples within 3σ of a mode
   */
  record Outcome(
      String dataset, String loss, String stabilizer, int seed, double modes, double share) {

    boolean isOf(String otherDataset, String otherLoss, String otherStabilizer) {
      return dataset.equals(otherDataset)
          && loss.equals(otherLoss)
          && stabilizer.equals(otherStabilizer);
    }
  }

  /** Those of a file, if it exists. */
  Outcomes(Path file) {
    this.file = file;
    try {
      if (Files.exists(file)) {
        for (String line : Files.readAllLines(file)) {
          outcomes.add(parse(line));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Outcome parse(String line) throws IOException {
    JsonNode node = MAPPER.readTree(line);
    return new Outcome(
        node.get("dataset").asText(),
        node.get("loss").asText(),
        node.get("stabilizer").asText(),
        node.get("seed").asInt(),
        node.get("modes").asDouble(),
        node.get("share").asDouble());
  }

  /** The outcomes of all seeds. */
  synchronized List<Outcome> of(String dataset, String loss, String stabilizer) {
    return outcomes.stream().filter(one -> one.isOf(dataset, loss, stabilizer)).toList();
  }

  synchronized boolean contains(String dataset, String loss, String stabilizer, int seed) {
    return of(dataset, loss, stabilizer).stream().anyMatch(one -> one.seed() == seed);
  }

  /** Adds one, on the disk as well. */
  synchronized void add(Outcome outcome) {
    ObjectNode line = MAPPER.createObjectNode();
    line.put("dataset", outcome.dataset());
    line.put("loss", outcome.loss());
    line.put("stabilizer", outcome.stabilizer());
    line.put("seed", outcome.seed());
    line.put("modes", outcome.modes());
    line.put("share", outcome.share());
    try {
      Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    outcomes.add(outcome);
  }
}

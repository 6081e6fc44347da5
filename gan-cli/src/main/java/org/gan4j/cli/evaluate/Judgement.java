package org.gan4j.cli.evaluate;

import java.util.List;
import java.util.Map;
import org.gan4j.core.sampling.Measured;
import org.gan4j.core.trained.Evaluation;
import org.gan4j.core.trained.Evaluation.Row;

/**
 * The numbers of one generator, or of one set of samples.
 *
 * @param subject the checkpoint, or the samples
 * @param steps of a checkpoint; negative for samples
 * @param rows a row for each metric
 */
public record Judgement(String subject, long steps, List<Row> rows) {

  /** Copies the list. */
  public Judgement {
    rows = List.copyOf(rows);
  }

  /** The numbers of a checkpoint. */
  public static Judgement of(Evaluation evaluation) {
    return new Judgement(evaluation.checkpoint().toString(), evaluation.steps(), evaluation.rows());
  }

  /** The numbers of samples without a generator. */
  public static Judgement of(String samples, List<Row> rows) {
    return new Judgement(samples, -1, rows);
  }

  /** The numbers of the samples, by name. */
  public Map<String, Double> values() {
    return Measured.values(rows.stream().map(Row::generated).toList());
  }
}

package org.gan4j.cli.evaluate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.cli.output.Numbers;
import org.gan4j.core.sampling.Measured;
import org.gan4j.core.trained.Evaluation.Row;
import org.gan4j.experiment.ExperimentWriter;

/**
 * Numbers of generators for programs.
 *
 * <p>Stateless.
 */
@ThreadSafe
public final class JudgementJson {
  private JudgementJson() {}

  /** One generator. */
  public static ObjectNode of(Judgement judgement) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    if (judgement.steps() < 0) {
      object.put("samples", judgement.subject());
    } else {
      object.put("checkpoint", judgement.subject());
      object.put("steps", judgement.steps());
    }
    object.set("metrics", Numbers.toJson(judgement.values()));
    ArrayNode details = object.putArray("details");
    judgement.rows().forEach(row -> details.add(details(row)));
    return object;
  }

  /** Several generators, with mean and standard deviation of each number. */
  public static ObjectNode of(List<Judgement> judgements) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    ArrayNode all = object.putArray("evaluations");
    judgements.forEach(judgement -> all.add(of(judgement)));
    ObjectNode summary = object.putObject("summary");
    for (String name : JudgementTable.names(judgements)) {
      Spread spread = Spread.of(judgements, name);
      ObjectNode number = summary.putObject(name);
      number.put("mean", spread.mean());
      if (!Double.isNaN(spread.standardDeviation())) {
        number.put("standardDeviation", spread.standardDeviation());
      }
    }
    return object;
  }

  private static ObjectNode details(Row row) {
    Measured measured = row.generated();
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    object.put("metric", measured.metric().type());
    object.set("options", ExperimentWriter.settings(measured.metric()));
    measured.used().features().forEach(object.putArray("features")::add);
    ObjectNode sizes = object.putObject("sizes");
    measured.used().sizes().forEach(sizes::put);
    measured.used().warnings().forEach(object.putArray("warnings")::add);
    object.set("values", Numbers.toJson(measured.values()));
    Measured nulls = row.nulls();
    if (nulls != null) {
      object.set("null", Numbers.toJson(nulls.values()));
      ObjectNode nullSizes = object.putObject("nullSizes");
      nulls.used().sizes().forEach(nullSizes::put);
    }
    Measured training = row.trainingSamples();
    if (training != null) {
      object.set("trainingData", Numbers.toJson(training.values()));
    }
    return object;
  }
}

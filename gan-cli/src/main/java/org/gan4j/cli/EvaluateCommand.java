package org.gan4j.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.gan4j.api.GanException;
import org.gan4j.cli.output.Numbers;
import org.gan4j.cli.output.TextTable;
import org.gan4j.core.Gan;
import org.gan4j.core.trained.Evaluation;
import org.gan4j.core.trained.Weights;
import org.gan4j.experiment.configuration.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code gan evaluate}. */
@Command(
    name = "evaluate",
    description = "Take the metrics of a run's experiment, on its dataset or on other data.",
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  gan evaluate runs/ring",
      "  gan evaluate runs/mnist --set dataset.split=test --json",
      "  gan evaluate runs/mnist/checkpoints/step-000500.gan"
    })
final class EvaluateCommand implements Runnable {
  private final Supplier<Gan> gan;

  @Spec private CommandSpec spec;

  @Mixin private final RunParameter run = new RunParameter();

  @Option(
      names = "--set",
      paramLabel = "PATH=VALUE",
      description = "Change a setting of its experiment, as --set dataset.split=test. Repeatable.")
  private List<String> overrides = new ArrayList<>();

  @Option(names = "--json", description = "Print the numbers as JSON.")
  private boolean json;

  @Mixin private final WeightsOption weights = new WeightsOption();

  EvaluateCommand(Supplier<Gan> gan) {
    this.gan = gan;
  }

  @Override
  public void run() {
    List<String> changes = new ArrayList<>(overrides);
    if (weights.weights() == Weights.RAW) {
      changes.add("averaging=null");
    }
    Evaluation evaluation = gan.get().evaluate(run.path(), changes);
    if (evaluation.metrics().isEmpty()) {
      throw GanException.usage(
          "the experiment names no metrics",
          evaluation.checkpoint().toString(),
          "name some with --set, as in --set 'evaluation.metrics=[{\"type\": \"…\"}]';"
              + " 'gan components metric' lists them");
    }
    PrintWriter error = spec.commandLine().getErr();
    evaluation.warnings().forEach(warning -> error.println("warning: " + warning));
    error.flush();
    PrintWriter output = spec.commandLine().getOut();
    if (json) {
      output.println(Json.write(toJson(evaluation)));
    } else {
      print(evaluation, output);
    }
  }

  private static void print(Evaluation evaluation, PrintWriter output) {
    TextTable table = new TextTable();
    table.row("checkpoint", evaluation.checkpoint().toString());
    table.row("steps", String.valueOf(evaluation.steps()));
    Numbers.addTo(table, evaluation.metrics());
    table.print(output);
  }

  private static ObjectNode toJson(Evaluation evaluation) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    object.put("checkpoint", evaluation.checkpoint().toString());
    object.put("steps", evaluation.steps());
    object.set("metrics", Numbers.toJson(evaluation.metrics()));
    return object;
  }
}

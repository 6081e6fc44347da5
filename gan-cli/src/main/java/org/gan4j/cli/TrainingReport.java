package org.gan4j.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.gan4j.api.ErrorCode;
import org.gan4j.api.GanException;
import org.gan4j.api.game.Progress;
import org.gan4j.cli.output.Numbers;
import org.gan4j.cli.output.TextTable;
import org.gan4j.core.run.TrainingRun;
import org.gan4j.core.run.TrainingRun.Result;

/**
 * The report on a training.
 *
 * @param run its folder
 * @param checkpoint the newest one
 * @param complete whether the training reached its end
 * @param progress how far it is
 * @param metrics as measured last
 */
record TrainingReport(
    Path run, Path checkpoint, boolean complete, Progress progress, Map<String, Double> metrics) {

  static TrainingReport of(TrainingRun run, Result result) {
    Path checkpoint =
        run.folder()
            .lastCheckpoint()
            .orElseThrow(
                () ->
                    GanException.failure(
                            "the run's folder was removed while it trained",
                            run.folder().path().toString(),
                            "train the experiment anew")
                        .withCode(ErrorCode.RUN_FOLDER_REMOVED));
    return new TrainingReport(
        run.folder().path(), checkpoint, result.complete(), result.progress(), result.metrics());
  }

  void print(PrintWriter writer) {
    TextTable table = new TextTable();
    table.row("run", run.toString());
    table.row("checkpoint", checkpoint.toString());
    table.row("iterations", String.valueOf(progress.iteration()));
    table.row("steps", String.valueOf(progress.steps()));
    page().ifPresent(page -> table.row("report", page.toString()));
    Numbers.addTo(table, metrics);
    table.print(writer);
  }

  ObjectNode toJson() {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    object.put("run", run.toString());
    object.put("checkpoint", checkpoint.toString());
    object.put("complete", complete);
    object.put("iterations", progress.iteration());
    object.put("steps", progress.steps());
    page().ifPresent(page -> object.put("report", page.toString()));
    object.set("metrics", Numbers.toJson(metrics));
    return object;
  }

  /** The page about the run, if it could be written. */
  private Optional<Path> page() {
    return Optional.of(run.resolve("report.html")).filter(Files::isRegularFile);
  }

  /**
   * For a training that was stopped on request.
   *
   * @param command the beginning of a command
   */
  String stopped(Invocation command) {
    return String.format(
        Locale.ROOT,
        "stopped at step %d; checkpoint %s%ngo on with: %s",
        progress.steps(),
        checkpoint,
        command.with("train", run.toString(), "--resume"));
  }

  /**
   * The usual next command after a training.
   *
   * @param command the beginning of a command
   */
  String next(Invocation command) {
    return "next: " + command.with("sample", run.toString());
  }
}

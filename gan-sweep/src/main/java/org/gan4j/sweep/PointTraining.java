package org.gan4j.sweep;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.gan4j.api.GanException;
import org.gan4j.core.cluster.Job;
import org.gan4j.core.cluster.JobContext;
import org.gan4j.core.run.TrainingRun;
import org.gan4j.experiment.ExperimentException;
import org.gan4j.experiment.Problem;

/**
 * Trains a point in its folder, or goes on with its run.
 *
 * @param experimentJson the resolved experiment of the point
 * @param folder of its run, which has the same path on all machines
 */
record PointTraining(String experimentJson, String folder) implements Job<PointResult> {
  private static final long serialVersionUID = 1L;

  @Override
  public PointResult run(JobContext context) {
    long start = System.nanoTime();
    try {
      TrainingRun.Result result =
          context.trainings().train(experimentJson, Path.of(folder), context.stop(), List.of());
      return new PointResult(
          result.complete() ? PointResult.Status.DONE : PointResult.Status.STOPPED,
          result.progress().iteration(),
          result.progress().steps(),
          secondsSince(start),
          result.metrics(),
          "");
    } catch (GanException e) {
      String text = e.problem() + " (" + e.where() + "): " + e.remedy();
      return PointResult.failed(secondsSince(start), text);
    } catch (ExperimentException e) {
      String text = e.problems().stream().map(Problem::message).collect(Collectors.joining("; "));
      return PointResult.failed(secondsSince(start), text);
    } catch (RuntimeException | OutOfMemoryError | LinkageError | StackOverflowError e) {
      // The other points do not depend on this one.
      return PointResult.failed(secondsSince(start), e.toString().lines().findFirst().orElse(""));
    }
  }

  private static double secondsSince(long start) {
    return (System.nanoTime() - start) * 1e-9;
  }
}

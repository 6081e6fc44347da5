package org.gan4j.cli.live;

import java.io.PrintWriter;
import java.util.List;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.gan4j.api.training.TrainingListener;
import org.gan4j.core.assembly.PreparedTraining;
import org.gan4j.core.run.TrainingRun;
import org.gan4j.report.live.DrawQueue;
import org.gan4j.report.live.LiveContent;
import org.gan4j.report.live.LiveControls;
import org.gan4j.report.live.LiveServer;
import org.gan4j.report.live.LiveTraining;
import org.gan4j.report.recorded.FollowedRun;
import org.gan4j.training.StopSignal;
import org.jspecify.annotations.Nullable;

/** The live page of a training, or none. */
@NotThreadSafe
public final class TrainingPage implements AutoCloseable {
  private final @Nullable LiveServer server;
  private final @Nullable PrintWriter error;

  private TrainingPage(@Nullable LiveServer server, @Nullable PrintWriter error) {
    this.server = server;
    this.error = error;
  }

  static TrainingPage none() {
    return new TrainingPage(null, null);
  }

  static TrainingPage of(LiveServer server, PrintWriter error) {
    return new TrainingPage(server, error);
  }

  /**
   * Shows a training that is about to begin, and prints the address.
   *
   * @param iterations how many it has
   * @return who has to watch it
   */
  public List<TrainingListener> begin(
      PreparedTraining training, TrainingRun run, StopSignal stop, long iterations) {
    if (server == null || error == null) {
      return List.of();
    }
    ExplorableGenerator generator = ExplorableGenerator.of(training);
    DrawQueue queue = new DrawQueue();
    LiveTraining watcher =
        new LiveTraining(queue, generator.isDrawable() ? generator : null, iterations);
    server.serve(
        new LiveContent(
            training.experiment().name(),
            new FollowedRun(run.folder().path()),
            generator.isDrawable() ? generator.knobs() : null,
            generator.isDrawable()
                ? "Samples of the generator as it is now. They are drawn between iterations, and take"
                    + " at most 1.5 % of the training's time: the next one may have to wait."
                : ExplorableGenerator.NO_PICTURES,
            queue,
            watcher,
            controls(run, stop)));
    error.println("live page: " + server.address());
    error.flush();
    return List.of(watcher);
  }

  private static LiveControls controls(TrainingRun run, StopSignal stop) {
    return new LiveControls() {
      @Override
      public void stop() {
        stop.request();
      }

      @Override
      public void checkpoint() {
        run.requestCheckpoint();
      }
    };
  }

  @Override
  public void close() {
    if (server != null) {
      server.close();
    }
  }
}

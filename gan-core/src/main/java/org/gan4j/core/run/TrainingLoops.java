package org.gan4j.core.run;

import java.util.List;
import java.util.Map;
import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.api.game.Progress;
import org.gan4j.core.assembly.PreparedTraining;
import org.gan4j.training.Guard;
import org.gan4j.training.Trainer;
import org.gan4j.training.TrainerListener;
import org.gan4j.training.TrainingLoop;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Chooses the loop that takes the steps of a training. */
@ThreadSafe
@FunctionalInterface
public interface TrainingLoops {

  /** The loop for a training. */
  TrainingLoop of(Start start);

  /** The trainer in this thread, whatever the experiment says. */
  static TrainingLoops here() {
    return start ->
        new Trainer(
            start.training().setup(),
            start.training().plan(),
            start.from(),
            start.guard(),
            start.listeners());
  }

  /**
   * What a training begins with.
   *
   * @param training whose networks have the parameters of the progress
   * @param experimentJson the resolved experiment
   * @param prepared what the task prepared of the data, by name
   * @param from how far the networks are
   * @param guard looks at every iteration before the listeners do
   * @param listeners in the order in which they are called
   */
  record Start(
      PreparedTraining training,
      String experimentJson,
      Map<String, INDArray> prepared,
      Progress from,
      Guard guard,
      List<TrainerListener> listeners) {

    /** Copies. */
    public Start {
      prepared = Map.copyOf(prepared);
      listeners = List.copyOf(listeners);
    }
  }
}

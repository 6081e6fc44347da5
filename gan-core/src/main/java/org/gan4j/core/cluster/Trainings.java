package org.gan4j.core.cluster;

import java.nio.file.Path;
import java.util.List;
import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.api.training.TrainingListener;
import org.gan4j.core.assembly.PreparedTraining;
import org.gan4j.core.run.TrainingRun;
import org.gan4j.training.StopSignal;

/** What a job needs of the framework in its process. */
@ThreadSafe
public interface Trainings {

  /**
   * Builds everything that an experiment names.
   *
   * @param experimentJson the resolved experiment
   * @return which the caller closes
   * @throws org.gan4j.experiment.ExperimentException with everything that does not fit
   */
  PreparedTraining assemble(String experimentJson);

  /**
   * Trains a run; goes on with it if its folder is there, to the length that the experiment has
   * now.
   *
   * @param experimentJson the resolved experiment
   * @param folder of the run
   * @param watchers listeners beside the experiment's own
   * @throws org.gan4j.experiment.ExperimentException with everything that does not fit
   * @throws org.gan4j.api.GanException if the folder cannot be used, or the training fails
   */
  TrainingRun.Result train(
      String experimentJson, Path folder, StopSignal stop, List<TrainingListener> watchers);
}

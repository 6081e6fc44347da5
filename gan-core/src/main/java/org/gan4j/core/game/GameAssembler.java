package org.gan4j.core.game;

import java.util.List;
import org.gan4j.api.SampleShape;
import org.gan4j.api.data.Dataset;
import org.gan4j.api.data.DatasetContext;
import org.gan4j.api.data.Latent;
import org.gan4j.api.data.Task;
import org.gan4j.api.network.Generator;
import org.gan4j.core.experiment.Experiment;
import org.gan4j.core.experiment.LocatedExperiment;
import org.gan4j.core.registry.Registry;
import org.nd4j.linalg.api.buffer.DataType;

/** Builds the parts of experiments. Immutable and thread-safe. */
public final class GameAssembler {

  /** Builds parts from these components. */
  public GameAssembler(Registry registry) {}

  /**
   * Builds everything, and makes every check that can be made before the first step.
   *
   * @throws org.gan4j.core.experiment.ExperimentException with all that does not work or fit
   */
  public Game assemble(LocatedExperiment experiment, DatasetContext context) {
    throw new UnsupportedOperationException();
  }

  /** {@link #assemble(LocatedExperiment, DatasetContext)} for an experiment without lines. */
  public Game assemble(Experiment experiment, DatasetContext context) {
    throw new UnsupportedOperationException();
  }

  /** Opens the dataset. */
  public Dataset dataset(Experiment experiment, DatasetContext context) {
    throw new UnsupportedOperationException();
  }

  /**
   * Creates the task.
   *
   * @param data the shape of the dataset's samples
   * @param classes the names of the dataset's classes; empty if it has no labels
   */
  public Task task(Experiment experiment, SampleShape data, List<String> classes) {
    throw new UnsupportedOperationException();
  }

  /** Creates the latent distribution. */
  public Latent latent(Experiment experiment) {
    throw new UnsupportedOperationException();
  }

  /** Builds the generator with the parameters that a training starts from. */
  public Generator generator(Experiment experiment, Task task, Latent latent, DataType dataType) {
    throw new UnsupportedOperationException();
  }
}

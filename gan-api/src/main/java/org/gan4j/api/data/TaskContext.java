package org.gan4j.api.data;

import java.util.List;
import java.util.Map;
import org.gan4j.api.SampleShape;
import org.gan4j.api.concurrent.ThreadSafe;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Shapes and classes of the data that a new task must fit. The data themselves are not part of it,
 * so that a checkpoint can be opened without them. Later versions may add to it.
 */
@ThreadSafe
public interface TaskContext {

  /** The shape of the dataset's samples. */
  default SampleShape data() {
    SampleShape shape = arrays().get(Batch.SAMPLES);
    if (shape == null) {
      throw new IllegalStateException("every dataset has samples");
    }
    return shape;
  }

  /** The shapes of the arrays of a batch, by name. */
  Map<String, SampleShape> arrays();

  /** The names of the dataset's classes, by label; empty if it has no labels. */
  List<String> classes();

  /**
   * What {@link Task#kept()} of the task was when the run was started, where its checkpoint is
   * opened: to be used instead of the files, which may be gone. Empty in a new training, and for
   * checkpoints without it: then the files are read.
   */
  default Map<String, INDArray> kept() {
    return Map.of();
  }

  /** Features of samples, for a term that compares them. */
  default SampleFeatures features() {
    return SampleFeatures.NONE;
  }

  /** The same with features. */
  default TaskContext withFeatures(SampleFeatures features) {
    return new Parts(arrays(), classes(), kept(), features);
  }

  /** A context for samples of one shape. */
  static TaskContext of(SampleShape data, List<String> classes) {
    return of(Map.of(Batch.SAMPLES, data), classes);
  }

  /** A context for several arrays. */
  static TaskContext of(Map<String, SampleShape> arrays, List<String> classes) {
    return of(arrays, classes, Map.of());
  }

  /** A context for several arrays, in a run that keeps the contents of files. */
  static TaskContext of(
      Map<String, SampleShape> arrays, List<String> classes, Map<String, INDArray> kept) {
    return new Parts(arrays, classes, kept);
  }

  /** The parts of a context. */
  record Parts(
      Map<String, SampleShape> arrays,
      List<String> classes,
      Map<String, INDArray> kept,
      SampleFeatures features)
      implements TaskContext {
    /** Without features. */
    public Parts(
        Map<String, SampleShape> arrays, List<String> classes, Map<String, INDArray> kept) {
      this(arrays, classes, kept, SampleFeatures.NONE);
    }

    /** Copies. */
    public Parts {
      arrays = Map.copyOf(arrays);
      classes = List.copyOf(classes);
      kept = Map.copyOf(kept);
    }
  }
}

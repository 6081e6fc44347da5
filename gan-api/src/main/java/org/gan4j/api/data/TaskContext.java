package org.gan4j.api.data;

import java.util.List;
import java.util.Map;
import org.gan4j.api.SampleShape;
import org.gan4j.api.concurrent.ThreadSafe;

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

  /** A context for samples of one shape. */
  static TaskContext of(SampleShape data, List<String> classes) {
    return new Parts(Map.of(Batch.SAMPLES, data), classes);
  }

  /** A context for several arrays. */
  static TaskContext of(Map<String, SampleShape> arrays, List<String> classes) {
    return new Parts(arrays, classes);
  }

  /** The parts of a context. */
  record Parts(Map<String, SampleShape> arrays, List<String> classes) implements TaskContext {
    /** Copies. */
    public Parts {
      arrays = Map.copyOf(arrays);
      classes = List.copyOf(classes);
    }
  }
}

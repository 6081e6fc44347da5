package org.gan4j.nn.graph;

import java.nio.FloatBuffer;
import java.util.List;
import org.gan4j.api.component.Require;
import org.gan4j.api.concurrent.ThreadSafe;

/** An array that is part of a graph, such as the weights of a layer. */
@ThreadSafe
public sealed interface GraphConstant {
  /** The name of its value. */
  String name();

  /**
   * Numbers of single precision.
   *
   * @param shape empty for a single number
   * @param numbers in C order, from position 0 on; not to be changed
   */
  record Floats(String name, List<Long> shape, FloatBuffer numbers) implements GraphConstant {
    /** Checks. */
    public Floats {
      shape = List.copyOf(shape);
      numbers = numbers.asReadOnlyBuffer();
      long length = shape.stream().reduce(1L, Math::multiplyExact);
      Require.that(
          length == numbers.limit(),
          numbers.limit() + " numbers are no array of the shape " + shape);
    }

    /** The numbers, in an array of their own. */
    public float[] toArray() {
      float[] copy = new float[numbers.limit()];
      numbers.get(0, copy);
      return copy;
    }
  }

  /** Whole numbers: a vector [length], such as a shape; or a single number. */
  record Integers(String name, List<Long> numbers, boolean single) implements GraphConstant {
    /** Copies. */
    public Integers {
      numbers = List.copyOf(numbers);
      Require.that(!single || numbers.size() == 1, "a single number has one number");
    }
  }
}

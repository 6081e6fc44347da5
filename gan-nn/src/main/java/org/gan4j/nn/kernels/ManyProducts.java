package org.gan4j.nn.kernels;

import java.util.ArrayList;
import java.util.List;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.gan4j.nn.arrays.ArrayOperations;

/**
 * Many operations of one shape that do not depend on each other, side by side, each on one thread.
 * Dividing each operation among all threads would require a synchronization for each.
 */
@NotThreadSafe
final class ManyProducts {
  private final List<ArrayOperations> operations = new ArrayList<>();

  /** One of the operations. */
  @FunctionalInterface
  interface Product {
    /** Runs the operation with the given number. */
    void run(ArrayOperations operations, int number);
  }

  /** Runs the operations with numbers from 0 to before the count. */
  void run(int count, Product product) {
    int threads = Threads.count();
    while (operations.size() < threads) {
      operations.add(new ArrayOperations());
    }
    Threads.shareNatively(
        count,
        (thread, from, to) -> {
          for (int number = from; number < to; number++) {
            product.run(operations.get(thread), number);
          }
        });
  }
}

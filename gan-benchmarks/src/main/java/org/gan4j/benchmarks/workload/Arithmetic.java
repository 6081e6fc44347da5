package org.gan4j.benchmarks.workload;

import java.util.List;

/**
 * The floor under a workload: the multiplications and additions of weights with activations that no
 * implementation can leave out. Everything else (normalization, activations, the optimizer) is
 * linear in the number of activations and parameters, and not counted.
 */
public final class Arithmetic {
  private Arithmetic() {}

  /**
   * Floating-point operations of one iteration; a multiplication and its addition are two.
   *
   * @param batch samples in a batch
   */
  public static long operations(Workload workload, int batch) {
    long generator = forward(workload.generator(), workload.input());
    if (workload.task() == Workload.Task.SAMPLING) {
      return 2L * batch * generator;
    }
    long discriminator = forward(workload.discriminator(), workload.classified());
    // The generator's step generates new fakes, except without noise.
    int fakes = workload.task() == Workload.Task.GENERATION ? 2 : 1;
    long discriminatorStep =
        2 * (discriminator + backward(workload.discriminator(), workload.classified()));
    long generatorStep = 2 * discriminator + backward(workload.generator(), workload.input());
    return 2L * batch * (fakes * generator + discriminatorStep + generatorStep);
  }

  private static long forward(Architecture network, List<Integer> input) {
    return network.placed(input).stream().mapToLong(Architecture.Placed::multiplications).sum();
  }

  /** Weight gradients of every layer, and input gradients of all but the first with weights. */
  private static long backward(Architecture network, List<Integer> input) {
    long all = forward(network, input);
    long first =
        network.placed(input).stream()
            .filter(placed -> placed.multiplications() > 0)
            .mapToLong(placed -> placed.layer().inputMultiplications(placed.input()))
            .findFirst()
            .orElse(0);
    return 2 * all - first;
  }
}

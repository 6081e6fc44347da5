package org.gan4j.nn;

import java.util.Locale;
import org.gan4j.api.SampleShape;
import org.gan4j.api.network.MemoryBudget;

/**
 * The memory that a network of layers is certain to need, counted from its blueprint: parameters
 * with their gradient, and for one batch the input and the output of every layer with parameters.
 * Other arrays (of activations in place, of convolutions, of further open passes) come on top.
 */
final class NetworkMemory {
  private final String network;
  private final Blueprint blueprint;
  private final int batchSize;
  private final int width;
  private long activations;
  private int largestLayer;
  private long largestOutput;

  private NetworkMemory(String network, Blueprint blueprint, SampleShape input, int batchSize) {
    this.network = network;
    this.blueprint = blueprint;
    this.batchSize = batchSize;
    width = blueprint.dataType().width();
    long before = input.length();
    require("input", before);
    for (int i = 0; i < blueprint.size(); i++) {
      long after = blueprint.outputLength(i);
      require(
          String.format(Locale.ROOT, "output of layer %d (%s)", i, blueprint.describe(i)), after);
      if (blueprint.hasParameters(i)) {
        activations = MemoryBudget.plus(activations, MemoryBudget.plus(before, after));
      }
      if (after > largestOutput) {
        largestOutput = after;
        largestLayer = i;
      }
      before = after;
    }
  }

  /**
   * Reserves the memory of a network.
   *
   * @param network its name in messages
   * @param input the shape of the first layer's input
   * @throws org.gan4j.api.GanException of kind USAGE if there is less
   */
  static void reserve(String network, Blueprint blueprint, SampleShape input, MemoryBudget budget) {
    new NetworkMemory(network, blueprint, input, budget.batchSize()).reserve(budget);
  }

  private void require(String what, long numbers) {
    MemoryBudget.requireArray(
        "the " + network,
        MemoryBudget.times(batchSize, numbers, width),
        String.format(Locale.ROOT, "the %s for a batch of %,d", what, batchSize),
        smallerBatch());
  }

  private String smallerBatch() {
    return String.format(
        Locale.ROOT,
        "lower training.batchSize, which is %d, or the sizes of the %s",
        batchSize,
        network);
  }

  private void reserve(MemoryBudget budget) {
    long count = blueprint.parameterCount();
    MemoryBudget.requireArray(
        "the " + network,
        MemoryBudget.times(count, width),
        String.format(Locale.ROOT, "a vector of %s parameters", number(count)),
        smallerNetwork());
    budget.requireStored(network, MemoryBudget.times(count, width));
    boolean twice = !blueprint.hasStockLayers();
    long parameters = MemoryBudget.times(count, width, twice ? 2 : 3);
    long batch = MemoryBudget.times(activations, batchSize, width);
    budget.reserve(
        String.format(
            Locale.ROOT,
            "the %s (%s parameters with their gradient, %s; a batch of %,d, %s)",
            network,
            number(count),
            MemoryBudget.words(parameters),
            batchSize,
            MemoryBudget.words(batch)),
        MemoryBudget.plus(parameters, batch),
        parameters > batch
            ? smallerNetwork()
            : smallerBatch()
                + String.format(
                    Locale.ROOT,
                    ": its layer %d (%s) makes %,d numbers of a sample",
                    largestLayer,
                    blueprint.describe(largestLayer),
                    largestOutput));
  }

  private String smallerNetwork() {
    int largest = blueprint.largestLayer();
    return String.format(
        Locale.ROOT,
        "lower the sizes of the %s: its layer %d (%s) has %s parameters",
        network,
        largest,
        blueprint.describe(largest),
        number(blueprint.parameterCount(largest)));
  }

  private static String number(long count) {
    return count == Long.MAX_VALUE ? "more than 9·10¹⁸" : String.format(Locale.ROOT, "%,d", count);
  }
}

package org.gan4j.core.assembly;

import java.util.Arrays;
import org.gan4j.api.RandomKey;
import org.gan4j.api.data.Dataset;
import org.gan4j.api.data.DatasetPart;
import org.gan4j.experiment.Experiment;

/**
 * A dataset in two parts: one to train with, one that metrics compare with. Which samples are held
 * out depends on their number and the share alone, not on the seed: trainings with other seeds are
 * compared with the same data.
 *
 * @param training owns the dataset
 * @param reference the samples that are held out
 */
record HeldOut(Dataset training, Dataset reference) {
  private static final RandomKey KEY = RandomKey.ofSeed(0).split("held out");

  /** The parts that an experiment asks for; twice the whole if it holds nothing out. */
  static HeldOut of(Dataset whole, Experiment experiment) {
    Double share = experiment.evaluation().heldOut();
    return share == null || share == 0 || whole.size() < 2
        ? new HeldOut(whole, whole)
        : of(whole, share);
  }

  /**
   * Cuts a dataset in two.
   *
   * @param share of the samples that is held out, in (0, 1); at least one is
   */
  private static HeldOut of(Dataset whole, double share) {
    int[] order = new int[whole.size()];
    Arrays.setAll(order, i -> i);
    KEY.shuffle(order);
    int held = Math.max(1, (int) Math.round(share * order.length));
    int[] reference = Arrays.copyOf(order, held);
    int[] training = Arrays.copyOfRange(order, held, order.length);
    // Files are read in their order.
    Arrays.sort(reference);
    Arrays.sort(training);
    return new HeldOut(DatasetPart.owning(whole, training), DatasetPart.of(whole, reference));
  }
}

package org.gan4j.core.sampling;

import java.util.Locale;
import org.gan4j.api.GanException;
import org.gan4j.api.SampleShape;
import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.api.network.MemoryBudget;
import org.gan4j.api.training.SampleOverview;
import org.jspecify.annotations.Nullable;

/**
 * The memory of a picture of samples, counted before any is drawn: all samples in one array, once
 * more in the order of a file, and what draws the picture takes of the heap.
 *
 * @param sample the shape of a sample as it is shown
 * @param count how many there are
 * @param columns how many are in a row
 */
@ThreadSafe
public record PictureMemory(SampleShape sample, int count, int columns) {
  private static final int COPIES = 2;

  /**
   * Refuses a picture that does not fit.
   *
   * @param overview draws it; null if nothing does
   * @param setting the JSON path or the option that chooses the number of samples
   * @throws GanException of kind USAGE if it does not fit
   */
  public void require(@Nullable SampleOverview overview, String setting) {
    String picture = String.format(Locale.ROOT, "a picture of %,d samples of %s", count, sample);
    String remedy = "lower " + setting;
    long bytes = MemoryBudget.times(count, sample.length(), Float.BYTES);
    try {
      MemoryBudget.requireArray(picture, bytes, "the numbers of all samples", remedy);
      MemoryBudget.ofProcess().reserve(picture, MemoryBudget.times(COPIES, bytes), remedy);
      if (overview != null) {
        MemoryBudget.ofHeap().reserve(picture, overview.heap(sample, count, columns), remedy);
      }
    } catch (GanException e) {
      throw GanException.usage(e.problem(), setting, e.remedy(), e).withCode(e.code(), e.subject());
    }
  }
}

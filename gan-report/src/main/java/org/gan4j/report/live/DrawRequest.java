package org.gan4j.report.live;

import java.util.List;
import org.gan4j.api.concurrent.ThreadSafe;
import org.jspecify.annotations.Nullable;

/**
 * Samples that somebody wants to see.
 *
 * @param seed of the first of four latents, between which one moves; the others have the seeds that
 *     follow
 * @param conditionSeed of conditions and of all else that is random
 * @param label the class of all samples; null for each class in turn, or conditions of the data
 * @param truncation numbers of latents beyond ± this many standard deviations are drawn again, or
 *     styles are multiplied by it; infinite for none
 * @param across from the first latent to the second, in [0, 1]
 * @param down from the first latent to the third, in [0, 1]
 * @param along steps along the directions, in standard deviations
 * @param samples how many there are in the picture
 */
@ThreadSafe
public record DrawRequest(
    long seed,
    long conditionSeed,
    @Nullable Integer label,
    double truncation,
    double across,
    double down,
    List<Double> along,
    int samples) {

  /** Copies the list. */
  public DrawRequest {
    along = List.copyOf(along);
  }
}

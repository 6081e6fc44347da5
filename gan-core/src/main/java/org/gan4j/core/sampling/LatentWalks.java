package org.gan4j.core.sampling;

import java.util.function.Consumer;
import org.gan4j.api.RandomKey;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.gan4j.api.data.Latent;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Samples along paths through latent space, which fit the latent distribution. */
@NotThreadSafe
public final class LatentWalks {
  private final Sampler sampler;
  private final Latent latent;

  /** Makes what is at given latents. */
  @FunctionalInterface
  private interface Making {
    void make(INDArray latents, int first, RandomKey key, Consumer<INDArray> sink);
  }

  /**
   * Walks of a generator.
   *
   * @param latent that of the sampler, of at least one number
   */
  public LatentWalks(Sampler sampler, Latent latent) {
    this.sampler = sampler;
    this.latent = latent;
  }

  /**
   * The samples at points of equal distances.
   *
   * @param walks how many pairs of ends
   * @param samplesPerWalk at least 2, with both ends
   * @return a new array [walks × samplesPerWalk, sample shape], walk after walk
   */
  public INDArray samples(int walks, int samplesPerWalk, RandomKey key) {
    return between(walks, samplesPerWalk, key, sampler::generate);
  }

  /**
   * {@link #samples} as people are shown them.
   *
   * @return a new array [walks × samplesPerWalk, …], walk after walk
   */
  public INDArray pictures(int walks, int samplesPerWalk, RandomKey key) {
    return between(walks, samplesPerWalk, key, sampler::pictures);
  }

  private INDArray between(int walks, int samplesPerWalk, RandomKey key, Making source) {
    Walked all = new Walked(walks, samplesPerWalk);
    try (INDArray from = sampler.latents(walks, key.split("from"));
        INDArray to = sampler.latents(walks, key.split("to"))) {
      for (int i = 0; i < samplesPerWalk; i++) {
        int place = i;
        try (INDArray z = latent.interpolate(from, to, (double) i / (samplesPerWalk - 1))) {
          // One key for all fractions: whatever else is random stays the same along a walk.
          source.make(z, 0, key, made -> all.put(made, place));
        }
      }
    }
    return all.array();
  }

  /**
   * Pictures on closed paths, which lead from each end to the next one and from the last end to the
   * first one, one moment of all paths after the other.
   *
   * @param paths how many, which are walked at the same time
   * @param ends of each path, at least 2
   * @param momentsPerWalk from one end to the next one, at least 1
   * @param sink gets arrays [paths, …], valid during the call only: ends × momentsPerWalk of them,
   *     after the last of which the first one follows at the same distance
   */
  public void loop(
      int paths, int ends, int momentsPerWalk, RandomKey key, Consumer<INDArray> sink) {
    for (int end = 0; end < ends; end++) {
      try (INDArray from = sampler.latents(paths, key.split("end").split(end));
          INDArray to = sampler.latents(paths, key.split("end").split((end + 1) % ends))) {
        for (int moment = 0; moment < momentsPerWalk; moment++) {
          // One key for all moments: whatever else is random stays the same along a path.
          try (INDArray z = latent.interpolate(from, to, (double) moment / momentsPerWalk)) {
            sampler.pictures(z, 0, key, sink);
          }
        }
      }
    }
  }

  /** The samples of all walks, which are made a moment of all walks at a time. */
  private static final class Walked {
    private final int walks;
    private final int samplesPerWalk;
    private @Nullable INDArray all;

    Walked(int walks, int samplesPerWalk) {
      this.walks = walks;
      this.samplesPerWalk = samplesPerWalk;
    }

    void put(INDArray made, int place) {
      INDArray target = all;
      if (target == null) {
        // What ND4J returns is the array's own.
        long[] shape = made.shape().clone();
        shape[0] = (long) walks * samplesPerWalk;
        target = Nd4j.create(DataType.FLOAT, shape);
        all = target;
      }
      for (int walk = 0; walk < walks; walk++) {
        target.slice(walk * (long) samplesPerWalk + place).assign(made.slice(walk));
      }
    }

    INDArray array() {
      if (all == null) {
        throw new IllegalStateException("there are no walks");
      }
      return all;
    }
  }
}

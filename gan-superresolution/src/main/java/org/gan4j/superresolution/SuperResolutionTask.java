package org.gan4j.superresolution;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Supplier;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.gan4j.api.data.Batch;
import org.gan4j.api.data.PictureMapping;
import org.gan4j.api.data.Task;
import org.gan4j.api.network.Differentiable;
import org.jspecify.annotations.Nullable;

/**
 * The game about the detail of images. The generator receives a small image and makes the large
 * one; the discriminator receives large images, true or made. The generator's objective has a
 * content term, its distance to the true image: Ledig et al. 2017, equation 3.
 */
@NotThreadSafe
final class SuperResolutionTask implements Task {
  private final SampleShape large;
  private final SampleShape small;
  private final boolean paired;
  private final SuperResolutionConfiguration configuration;
  private final @Nullable Supplier<Differentiable> features;
  private final Deque<RoundMemory> free = new ArrayDeque<>();

  /**
   * A task.
   *
   * @param large the shape of the samples
   * @param small the shape of the generator's condition
   * @param paired whether the batches have the small images, which are otherwise made
   * @param features maps that the content term compares; null for none
   */
  SuperResolutionTask(
      SampleShape large,
      SampleShape small,
      boolean paired,
      SuperResolutionConfiguration configuration,
      @Nullable Supplier<Differentiable> features) {
    this.features = features;
    this.large = large;
    this.small = small;
    this.paired = paired;
    this.configuration = configuration;
  }

  @Override
  public SampleShape generated() {
    return large;
  }

  @Override
  public SampleShape generatorCondition() {
    return small;
  }

  @Override
  public boolean hasReconstruction() {
    return configuration.contentWeight() > 0 || configuration.comparesFeatures();
  }

  /** The small image enlarged by pixels and bicubically, the made one, and the true one. */
  @Override
  public SampleShape pictured() {
    return SampleShape.image(
        large.channels(), large.height(), SuperResolutionRound.COLUMNS * large.width());
  }

  @Override
  public Optional<PictureMapping> pictureMapping() {
    return Optional.of(new EnlargedPictures(large, small, paired, configuration.factor()));
  }

  @Override
  public SuperResolutionRound round(Batch batch, RandomKey key) {
    RoundMemory kept = free.poll();
    RoundMemory memory = kept == null ? new RoundMemory() : kept;
    return new SuperResolutionRound(this, batch, memory);
  }

  void giveBack(RoundMemory memory) {
    free.push(memory);
  }

  SuperResolutionConfiguration configuration() {
    return configuration;
  }

  @Nullable Supplier<Differentiable> features() {
    return features;
  }

  SampleShape small() {
    return small;
  }

  boolean isPaired() {
    return paired;
  }
}

package org.gan4j.objectives.game;

import org.gan4j.api.component.Option;
import org.jspecify.annotations.Nullable;

/**
 * Settings of the game {@code pac}.
 *
 * @param samples m, how many samples the discriminator classifies together
 * @param topK the packs that the generator learns from; null for all
 */
public record PacConfiguration(
    @Option(
            value = "Samples that the discriminator classifies together; m in the paper",
            defaultValue = "2",
            min = 1,
            max = 1000)
        int samples,
    @Option("The generator learns from the packs with the highest logits only")
        @Nullable TopK topK) {

  /** The generator learns from all packs. */
  public PacConfiguration(int samples) {
    this(samples, null);
  }
}

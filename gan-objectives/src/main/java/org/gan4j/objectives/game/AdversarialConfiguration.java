package org.gan4j.objectives.game;

import org.gan4j.api.component.Option;
import org.jspecify.annotations.Nullable;

/**
 * Settings of the adversarial game.
 *
 * @param topK the generated samples that the generator learns from; null for all
 */
public record AdversarialConfiguration(
    @Option("The generator learns from the samples with the highest logits only")
        @Nullable TopK topK) {

  /** The generator learns from all samples. */
  public AdversarialConfiguration() {
    this(null);
  }
}

package org.gan4j.objectives.game;

import org.gan4j.api.component.Option;
import org.jspecify.annotations.Nullable;

/**
 * Settings of the game {@code ac-gan}.
 *
 * @param classWeight the factor of the classes' cross-entropy
 * @param topK the generated samples whose source the generator learns from; null for all
 */
public record AcGanConfiguration(
    @Option(
            value = "Factor of the cross-entropy of the classes in both objectives",
            defaultValue = "1",
            above = 0)
        double classWeight,
    @Option("The generator's loss counts the samples with the highest logits only, the classes all")
        @Nullable TopK topK) {

  /** The generator learns from all samples. */
  public AcGanConfiguration(double classWeight) {
    this(classWeight, null);
  }
}

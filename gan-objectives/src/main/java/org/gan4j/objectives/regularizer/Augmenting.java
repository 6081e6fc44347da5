package org.gan4j.objectives.regularizer;

import java.util.Optional;
import org.gan4j.api.objective.Augmentation;
import org.gan4j.api.objective.Regularizer;

/** A regularizer that only augments the input of discriminators. */
final class Augmenting implements Regularizer {
  private final Augmentation augmentation;

  Augmenting(Augmentation augmentation) {
    this.augmentation = augmentation;
  }

  @Override
  public Optional<Augmentation> augmentation() {
    return Optional.of(augmentation);
  }
}

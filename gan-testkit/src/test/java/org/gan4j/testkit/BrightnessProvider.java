package org.gan4j.testkit;

import java.util.List;
import org.gan4j.api.network.Differentiable;
import org.gan4j.api.objective.Augmentation;
import org.gan4j.api.objective.AugmentationContext;
import org.gan4j.api.objective.AugmentationProvider;

/** Provides an augmentation that multiplies all numbers by a factor. */
public final class BrightnessProvider
    implements AugmentationProvider<BrightnessProvider.Configuration> {

  /** No settings. */
  public record Configuration() {}

  @Override
  public String type() {
    return "brightness";
  }

  @Override
  public Class<Configuration> configuration() {
    return Configuration.class;
  }

  @Override
  public String description() {
    return "Darkens the samples of a step alike";
  }

  @Override
  public Augmentation create(Configuration configuration, AugmentationContext context) {
    return batch -> {
      double factor = batch.shared().generator().nextDouble(0.5, 1);
      return (Differentiable)
          inputs ->
              new Differentiable.Forward(
                  inputs.get(0).mul(factor), gradient -> List.of(gradient.muli(factor)));
    };
  }
}

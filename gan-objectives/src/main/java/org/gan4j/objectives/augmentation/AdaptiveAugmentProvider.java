package org.gan4j.objectives.augmentation;

import java.util.EnumSet;
import java.util.Set;
import org.gan4j.api.component.NamedProvider;
import org.gan4j.api.objective.Augmentation;
import org.gan4j.api.objective.AugmentationContext;
import org.gan4j.api.objective.AugmentationProvider;
import org.gan4j.objectives.augmentation.AdaptiveAugmentConfiguration.Transform;

/** Provides the augmentation {@code adaptive-augment}. */
public final class AdaptiveAugmentProvider extends NamedProvider<AdaptiveAugmentConfiguration>
    implements AugmentationProvider<AdaptiveAugmentConfiguration> {

  /** The constructor that {@link java.util.ServiceLoader} calls. */
  public AdaptiveAugmentProvider() {
    super(
        "adaptive-augment",
        AdaptiveAugmentConfiguration.class,
        "Random transforms, more often while D overfits (ADA: Karras et al. 2020)");
  }

  @Override
  public Augmentation create(
      AdaptiveAugmentConfiguration configuration, AugmentationContext context) {
    Set<Transform> moving =
        EnumSet.of(Transform.FLIP, Transform.SHIFT, Transform.SCALE, Transform.ROTATION);
    ImageSamples.require(type(), context, configuration.transforms(), moving);
    return new AdaptiveAugment(configuration);
  }
}

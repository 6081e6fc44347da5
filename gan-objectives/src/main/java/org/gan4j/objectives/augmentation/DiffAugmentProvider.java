package org.gan4j.objectives.augmentation;

import java.util.Set;
import org.gan4j.api.component.NamedProvider;
import org.gan4j.api.objective.Augmentation;
import org.gan4j.api.objective.AugmentationContext;
import org.gan4j.api.objective.AugmentationProvider;
import org.gan4j.objectives.augmentation.DiffAugmentConfiguration.Transform;

/** Provides the augmentation {@code diff-augment}. */
public final class DiffAugmentProvider extends NamedProvider<DiffAugmentConfiguration>
    implements AugmentationProvider<DiffAugmentConfiguration> {

  /** The constructor that {@link java.util.ServiceLoader} calls. */
  public DiffAugmentProvider() {
    super(
        "diff-augment",
        DiffAugmentConfiguration.class,
        "Random brightness, saturation, contrast, shift and cutout, for few images (DiffAugment: Zhao et al. 2020)");
  }

  @Override
  public Augmentation create(DiffAugmentConfiguration configuration, AugmentationContext context) {
    ImageSamples.require(type(), context, configuration.transforms(), Set.of(Transform.SHIFT));
    return new DiffAugment(configuration);
  }
}

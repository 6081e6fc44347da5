package org.gan4j.objectives.augmentation;

import org.gan4j.api.component.NamedProvider;
import org.gan4j.api.objective.Augmentation;
import org.gan4j.api.objective.AugmentationContext;
import org.gan4j.api.objective.AugmentationProvider;

/** Provides the augmentation {@code instance-noise}. */
public final class InstanceNoiseAugmentationProvider
    extends NamedProvider<InstanceNoiseConfiguration>
    implements AugmentationProvider<InstanceNoiseConfiguration> {

  /** The constructor that {@link java.util.ServiceLoader} calls. */
  public InstanceNoiseAugmentationProvider() {
    super(
        "instance-noise",
        InstanceNoiseConfiguration.class,
        "Decaying noise on all that D sees (Sønderby et al. 2017)");
  }

  @Override
  public Augmentation create(
      InstanceNoiseConfiguration configuration, AugmentationContext context) {
    return new InstanceNoise(configuration);
  }
}

package org.gan4j.objectives.regularizer;

import org.gan4j.api.component.NamedProvider;
import org.gan4j.api.objective.AugmentationContext;
import org.gan4j.api.objective.Regularizer;
import org.gan4j.api.objective.RegularizerContext;
import org.gan4j.api.objective.RegularizerProvider;
import org.gan4j.objectives.augmentation.InstanceNoiseAugmentationProvider;
import org.gan4j.objectives.augmentation.InstanceNoiseConfiguration;

/** Provides {@code instance-noise}, the augmentation of that name, as a regularizer. */
public final class InstanceNoiseProvider extends NamedProvider<InstanceNoiseConfiguration>
    implements RegularizerProvider<InstanceNoiseConfiguration> {

  /** The constructor that {@link java.util.ServiceLoader} calls. */
  public InstanceNoiseProvider() {
    super(
        "instance-noise",
        InstanceNoiseConfiguration.class,
        "Decaying noise on all that D sees (Sønderby et al. 2017)");
  }

  @Override
  public Regularizer create(InstanceNoiseConfiguration configuration, RegularizerContext context) {
    return new Augmenting(
        new InstanceNoiseAugmentationProvider()
            .create(configuration, AugmentationContext.standalone()));
  }
}

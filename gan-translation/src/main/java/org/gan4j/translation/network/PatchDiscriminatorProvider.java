package org.gan4j.translation.network;

import org.gan4j.api.GanException;
import org.gan4j.api.SampleShape;
import org.gan4j.api.component.NamedProvider;
import org.gan4j.api.network.Discriminator;
import org.gan4j.api.network.DiscriminatorContext;
import org.gan4j.api.network.DiscriminatorProvider;
import org.gan4j.nn.Conditioning;
import org.gan4j.nn.LayeredDiscriminator;
import org.gan4j.nn.NetworkDefinition;
import org.gan4j.nn.VectorPlanes;

/**
 * Provides the discriminator {@code patch}: a logit for each of many overlapping patches of a
 * picture, [batch, 1, rows, columns], over which a loss takes the mean (Isola et al. 2017, section
 * 3.2.2). A condition that is a picture is concatenated to the sample; of a vector, each number is
 * a further channel.
 */
public final class PatchDiscriminatorProvider extends NamedProvider<PatchDiscriminatorConfiguration>
    implements DiscriminatorProvider<PatchDiscriminatorConfiguration> {

  /** The constructor that {@link java.util.ServiceLoader} calls. */
  public PatchDiscriminatorProvider() {
    super(
        "patch",
        PatchDiscriminatorConfiguration.class,
        "A logit for each patch of 16, 34 or 70 pixels (PatchGAN: Isola et al. 2017)");
  }

  @Override
  public Discriminator create(
      PatchDiscriminatorConfiguration configuration, DiscriminatorContext context) {
    SampleShape picture = context.input();
    if (!picture.isImage()) {
      throw GanException.usage(
          "patches are parts of pictures, and the samples are vectors of " + picture,
          "discriminator.type",
          "choose another discriminator, or data of pictures");
    }
    SampleShape condition = context.condition();
    boolean isVector = condition != null && !condition.isImage();
    NetworkDefinition layers =
        configuration
            .definition(picture, context.outputs())
            .withConditioning(isVector ? VectorPlanes.INSTANCE : Conditioning.concatenation());
    return LayeredDiscriminator.of(context, layers, null);
  }
}

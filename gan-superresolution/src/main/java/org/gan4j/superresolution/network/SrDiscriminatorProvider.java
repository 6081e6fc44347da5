package org.gan4j.superresolution.network;

import org.gan4j.api.SampleShape;
import org.gan4j.api.component.NamedProvider;
import org.gan4j.api.network.Discriminator;
import org.gan4j.api.network.DiscriminatorContext;
import org.gan4j.api.network.DiscriminatorProvider;
import org.gan4j.nn.Conditioning;
import org.gan4j.nn.LayeredDiscriminator;
import org.gan4j.nn.VectorPlanes;

/** Provides the discriminator {@code sr}. */
public final class SrDiscriminatorProvider extends NamedProvider<SrDiscriminatorConfiguration>
    implements DiscriminatorProvider<SrDiscriminatorConfiguration> {

  /** The constructor that {@link java.util.ServiceLoader} calls. */
  public SrDiscriminatorProvider() {
    super(
        "sr",
        SrDiscriminatorConfiguration.class,
        "Convolutions of strides 1 and 2 in turn, then two dense layers (Ledig et al. 2017)");
  }

  /** A condition joins the sample as further channels: an image of its size, or constant planes. */
  @Override
  public Discriminator create(
      SrDiscriminatorConfiguration configuration, DiscriminatorContext context) {
    SampleShape condition = context.condition();
    boolean image = condition == null || condition.isImage();
    return LayeredDiscriminator.of(
        context,
        configuration
            .definition(context.input(), context.outputs())
            .withConditioning(image ? Conditioning.concatenation() : VectorPlanes.INSTANCE));
  }
}

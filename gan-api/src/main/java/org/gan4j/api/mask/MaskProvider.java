package org.gan4j.api.mask;

import org.gan4j.api.SampleShape;
import org.gan4j.api.component.Chosen;
import org.gan4j.api.component.ComponentProvider;

/** Provides a kind of mask. */
public interface MaskProvider<C extends Record> extends ComponentProvider<C> {

  /**
   * Creates the mask.
   *
   * @param image the shape of the images that it will hide a part of
   * @throws org.gan4j.api.GanException of kind USAGE if it would hide nothing of such images, or
   *     everything
   */
  Mask create(C configuration, SampleShape image);

  /** {@link #create(Record, SampleShape)} for the mask that an experiment chose. */
  static Mask create(Chosen<? extends MaskProvider<?>> chosen, SampleShape image) {
    return create(chosen.provider(), chosen.configuration(), image);
  }

  private static <C extends Record> Mask create(
      MaskProvider<C> provider, Record configuration, SampleShape image) {
    return provider.create(provider.configuration().cast(configuration), image);
  }
}

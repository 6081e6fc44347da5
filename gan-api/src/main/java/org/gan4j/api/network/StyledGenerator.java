package org.gan4j.api.network;

import org.gan4j.api.concurrent.NotThreadSafe;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A generator that maps z and the condition to a style w, and makes the sample of styles alone,
 * which enter at several places, from coarse to fine: Karras, Laine and Aila, "A style-based
 * generator architecture for generative adversarial networks", 2019. Styles can be moved towards
 * their mean (truncation), and those of several latents can be mixed.
 */
@NotThreadSafe
public interface StyledGenerator extends Generator {

  /** How many places have a style. */
  int places();

  /** The length of a style. */
  int styleSize();

  /**
   * Maps latents to styles, in {@link Mode#INFER}. All places of a sample have the same style.
   *
   * @param latent z, [batch, latent size]
   * @param condition c, [batch, condition shape]; null if the network has none
   * @return a new array [batch, places, style size]
   */
  INDArray styles(INDArray latent, @Nullable INDArray condition);

  /**
   * The mean of the styles of training, over conditions too.
   *
   * @return a view of the parameters, [style size], not to be changed
   */
  INDArray meanStyle();

  /**
   * Makes samples of styles, in {@link Mode#INFER}.
   *
   * @param styles [batch, places, style size]
   * @return a new array [batch, sample shape]
   */
  INDArray synthesize(INDArray styles);
}

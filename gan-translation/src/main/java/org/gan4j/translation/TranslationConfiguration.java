package org.gan4j.translation;

import org.gan4j.api.component.Option;
import org.gan4j.api.component.Require;

/**
 * Settings of the task {@code translation}. The defaults are those of pix2pix (Isola et al. 2017,
 * section 3): G* = arg min_G max_D L_cGAN(G, D) + 100 L_L1(G).
 *
 * @param judged what the discriminator sees
 * @param reconstruction the distance to the target
 * @param reconstructionWeight of the reconstruction term; 0 for none
 * @param adversarialWeight of the adversarial term; 0 trains with the reconstruction term alone
 */
public record TranslationConfiguration(
    @Option(
            value = "Input of the discriminator: pair, input and output; output, the output alone",
            defaultValue = "\"pair\"")
        Judged judged,
    @Option(value = "Distance to the target: l1, l2", defaultValue = "\"l1\"")
        PixelDistance reconstruction,
    @Option(value = "Weight of the reconstruction term; 0 for none", defaultValue = "100", min = 0)
        double reconstructionWeight,
    @Option(
            value = "Weight of the adversarial term; 0 for the reconstruction term alone",
            defaultValue = "1",
            min = 0)
        double adversarialWeight) {

  /** Checks. */
  public TranslationConfiguration {
    Require.that(
        reconstructionWeight + adversarialWeight > 0,
        "reconstructionWeight and adversarialWeight cannot both be 0: nothing would be learned");
  }
}

package org.gan4j.inpainting;

import org.gan4j.api.component.ConfiguredProvider;
import org.gan4j.api.component.Option;
import org.gan4j.api.component.Require;
import org.gan4j.api.mask.MaskProvider;
import org.jspecify.annotations.Nullable;

/**
 * Settings of the task {@code inpainting}. The defaults are those of the context encoder with a
 * hole in the centre: Pathak et al. 2016.
 *
 * @param mask the mask of the hidden pixels
 * @param fill the generator's input in the hole
 * @param judged the discriminator's input
 * @param reconstruction the distance to the true pixels
 * @param reconstructionWeight of the reconstruction term; 0 for none
 * @param adversarialWeight of the adversarial term
 * @param draws the number of completions of each image in a batch. If there are several, the
 *     reconstruction term compares their mean and rewards their spread: Bendel et al. 2023
 * @param spreadWeight of that reward, relative to the weight for which draws of normal
 *     distributions have the true standard deviation
 * @param knownWeight of known pixels in the reconstruction term, relative to hidden ones; null for
 *     the weights of the paper
 * @param maskChannel whether the mask is a further channel of the generator's input; null if the
 *     hole is not always in the same place
 */
public record InpaintingConfiguration(
    @Option(value = "Mask of the hidden pixels", defaultValue = "{\"type\": \"centre\"}")
        ConfiguredProvider<MaskProvider<?>> mask,
    @Option(value = "Input of the generator in the hole", defaultValue = "{\"type\": \"constant\"}")
        Fill fill,
    @Option(
            value =
                "Input of the discriminator: content, the generated pixels; composed, the whole image",
            defaultValue = "\"content\"")
        DiscriminatorInput judged,
    @Option(value = "Distance to the true pixels", defaultValue = "\"l2\"") Distance reconstruction,
    @Option(
            value = "Weight of the reconstruction term; 0 for none",
            defaultValue = "0.999",
            min = 0)
        double reconstructionWeight,
    @Option(value = "Weight of the adversarial term", defaultValue = "0.001", min = 0)
        double adversarialWeight,
    @Option(
            value =
                "Completions of each image in a batch; if there are several, their mean is compared with the true image, and their spread is rewarded",
            defaultValue = "1",
            min = 1,
            max = 1000)
        int draws,
    @Option(
            value =
                "Weight of the reward for spread, relative to the exact weight for normal distributions",
            defaultValue = "1",
            min = 0)
        double spreadWeight,
    @Option(
            value =
                "Weight of known pixels in the generator's output, relative to hidden ones; if absent, 10 in the band of an overlap and 1 in whole images",
            min = 0)
        @Nullable Double knownWeight,
    @Option(
            "Whether the mask is a further input channel of the generator; if absent, only if the hole moves")
        @Nullable Boolean maskChannel) {

  /** Checks. */
  public InpaintingConfiguration {
    Require.that(
        reconstructionWeight + adversarialWeight > 0,
        "reconstructionWeight and adversarialWeight cannot both be 0: nothing would be learned");
    Require.that(
        draws == 1 || (reconstruction == Distance.L1 && reconstructionWeight > 0),
        "draws above 1 change the reconstruction term: it has to be l1, with a weight above 0");
  }
}

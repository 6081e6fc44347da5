package org.gan4j.inpainting;

import org.gan4j.api.component.Chosen;
import org.gan4j.api.component.Option;
import org.gan4j.api.component.Require;
import org.gan4j.api.mask.MaskProvider;
import org.jspecify.annotations.Nullable;

/**
 * Settings of the task {@code inpainting}. The defaults are those of the context encoder with a
 * hole in the centre: Pathak et al. 2016.
 *
 * @param mask what is hidden
 * @param fill the generator's input there
 * @param judged the discriminator's input
 * @param reconstruction how the distance to the true pixels is measured
 * @param reconstructionWeight of the reconstruction term; 0 for none
 * @param adversarialWeight of the adversarial term
 * @param draws how many completions of each image the generator makes in a batch. Of more than one,
 *     the reconstruction term takes their mean and rewards their spread: Bendel et al. 2023
 * @param spreadWeight of that reward, relative to the one that makes the draws of normal
 *     distributions spread as the truth does
 * @param knownWeight in the reconstruction term, of pixels that are known, relative to hidden ones;
 *     null for what the paper does
 * @param maskChannel whether the mask is a further channel of the generator's input; null if the
 *     hole is not always in the same place
 */
public record InpaintingConfiguration(
    @Option(value = "What is hidden: a mask", defaultValue = "{\"type\": \"centre\"}")
        Chosen<MaskProvider<?>> mask,
    @Option(
            value = "What the generator sees in the hole",
            defaultValue = "{\"type\": \"constant\"}")
        Fill fill,
    @Option(
            value =
                "What the discriminator sees: content, what the generator made; composed, the"
                    + " whole image",
            defaultValue = "\"content\"")
        DiscriminatorInput judged,
    @Option(value = "How the distance to the truth is measured", defaultValue = "\"l2\"")
        Distance reconstruction,
    @Option(
            value = "Weight of the reconstruction term; 0 for none",
            defaultValue = "0.999",
            min = 0)
        double reconstructionWeight,
    @Option(value = "Weight of the adversarial term", defaultValue = "0.001", min = 0)
        double adversarialWeight,
    @Option(
            value =
                "How many completions of each image are made in a batch; of more than one, their"
                    + " mean is compared with the truth, and their spread rewarded",
            defaultValue = "1",
            min = 1)
        int draws,
    @Option(
            value = "Weight of that reward, relative to the one that suits normal distributions",
            defaultValue = "1",
            min = 0)
        double spreadWeight,
    @Option(
            value =
                "Weight of known pixels that the generator repeats, relative to hidden ones; if"
                    + " absent, 10 in the band of an overlap and 1 where it makes whole images",
            min = 0)
        @Nullable Double knownWeight,
    @Option(
            "Whether the generator sees where the hole is, as a further channel; if absent, where"
                + " the hole moves")
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

package org.gan4j.experiment;

import org.gan4j.api.component.Option;

/** How the generator is averaged over its steps. */
public record AveragingOptions(
    @Option(
            value = "Decay: the share of the average that each generator step keeps",
            defaultValue = "0.999",
            min = 0,
            below = 1)
        double decay,
    @Option(
            value = "Generator steps before the average begins; until then it is a copy",
            defaultValue = "0",
            min = 0)
        long startStep) {}

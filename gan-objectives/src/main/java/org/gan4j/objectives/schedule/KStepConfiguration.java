package org.gan4j.objectives.schedule;

import org.gan4j.api.component.Option;

/** Settings of the k-step schedule. */
public record KStepConfiguration(
    @Option(
            value = "Steps of the discriminator in an iteration; k in the paper",
            defaultValue = "1",
            min = 1,
            max = 1_000_000)
        int discriminatorSteps,
    @Option(
            value = "Steps of the generator in an iteration, after the discriminator's",
            defaultValue = "1",
            min = 1,
            max = 1_000_000)
        int generatorSteps) {}

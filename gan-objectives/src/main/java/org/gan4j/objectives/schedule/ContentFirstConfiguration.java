package org.gan4j.objectives.schedule;

import org.gan4j.api.component.Option;

/**
 * Settings of {@link ContentFirstScheduleProvider}.
 *
 * @param iterations of the first phase
 * @param discriminatorSteps steps of a discriminator in an iteration of the second phase
 * @param generatorSteps steps of a generator in an iteration of both phases
 */
public record ContentFirstConfiguration(
    @Option(
            value = "Iterations of the first phase, in which the generator learns alone",
            defaultValue = "2000",
            min = 1)
        long iterations,
    @Option(
            value = "Steps of the discriminator in an iteration after the first phase",
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

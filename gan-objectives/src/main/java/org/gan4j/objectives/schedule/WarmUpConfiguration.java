package org.gan4j.objectives.schedule;

import org.gan4j.api.component.Option;

/**
 * Settings of the warm-up schedule.
 *
 * @param discriminatorSteps steps of the discriminator in a usual iteration
 * @param generatorSteps steps of the generator in every iteration
 * @param warmUpSteps steps of the discriminator in an iteration of the warm-up
 * @param warmUpIterations how many iterations the warm-up has
 * @param again every so many iterations, one has the steps of the warm-up; 0: never
 */
public record WarmUpConfiguration(
    @Option(
            value = "Steps of the discriminator in an iteration after the warm-up",
            defaultValue = "5",
            min = 1,
            max = 1_000_000)
        int discriminatorSteps,
    @Option(
            value = "Steps of the generator in an iteration, after the discriminator's",
            defaultValue = "1",
            min = 1,
            max = 1_000_000)
        int generatorSteps,
    @Option(
            value = "Steps of the discriminator in an iteration of the warm-up",
            defaultValue = "100",
            min = 1,
            max = 1_000_000)
        int warmUpSteps,
    @Option(value = "Iterations of the warm-up", defaultValue = "25", min = 0)
        long warmUpIterations,
    @Option(
            value = "n: every n-th later iteration also has the steps of the warm-up; 0: none",
            defaultValue = "500",
            min = 0)
        long again) {}

package org.gan4j.objectives.regularizer;

import org.gan4j.api.component.Option;

/** Settings of weight decay. */
public record WeightDecayConfiguration(
    @Option(value = "The factor of the penalty; Radford et al. 2016 took 2.5e-5", above = 0)
        double weight,
    @Option(value = "Whose weights decay", defaultValue = "\"both\"") Learners players) {}

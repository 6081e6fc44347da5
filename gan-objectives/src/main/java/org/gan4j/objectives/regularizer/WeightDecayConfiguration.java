package org.gan4j.objectives.regularizer;

import org.gan4j.api.component.Option;

/** Settings of weight decay. */
public record WeightDecayConfiguration(
    @Option(value = "The factor of the penalty; 2.5e-5 in Radford et al. 2016", above = 0)
        double weight,
    @Option(value = "Players whose weights decay", defaultValue = "\"both\"")
        RegularizedNetworks players) {}

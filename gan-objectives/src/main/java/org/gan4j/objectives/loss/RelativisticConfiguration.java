package org.gan4j.objectives.loss;

import org.gan4j.api.component.Option;

/**
 * Settings of the relativistic losses.
 *
 * @param comparison the loss as a function of a difference of logits
 */
public record RelativisticConfiguration(
    @Option(
            value = "Loss of a difference of logits; f(y) in the paper",
            defaultValue = "\"standard\"")
        Comparison comparison) {}

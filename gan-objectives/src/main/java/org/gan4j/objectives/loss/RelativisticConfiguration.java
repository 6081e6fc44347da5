package org.gan4j.objectives.loss;

import org.gan4j.api.component.Option;

/**
 * Settings of the relativistic losses.
 *
 * @param comparison what a difference of logits costs
 */
public record RelativisticConfiguration(
    @Option(
            value = "What a difference of logits costs: f(y) of the paper",
            defaultValue = "\"standard\"")
        Comparison comparison) {}

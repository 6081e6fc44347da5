package org.gan4j.evaluation.metric;

import org.gan4j.api.component.Option;

/**
 * Settings of the reconstruction error.
 *
 * @param samples of the data to reconstruct
 */
public record ReconstructionErrorConfiguration(
    @Option(
            value = "Number of samples of the data to reconstruct",
            defaultValue = "10000",
            min = 1,
            max = 1_000_000)
        int samples) {}

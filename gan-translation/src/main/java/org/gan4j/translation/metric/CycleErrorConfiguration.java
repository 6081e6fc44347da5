package org.gan4j.translation.metric;

import org.gan4j.api.component.Option;

/**
 * Settings of the metric {@code cycle-error}.
 *
 * @param samples how many pictures of each domain; all if the data have fewer
 */
public record CycleErrorConfiguration(
    @Option(
            value = "Number of pictures of each domain; all if the data have fewer",
            defaultValue = "500",
            min = 1,
            max = 1_000_000)
        int samples) {}

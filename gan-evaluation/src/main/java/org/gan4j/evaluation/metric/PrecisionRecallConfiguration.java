package org.gan4j.evaluation.metric;

import org.gan4j.api.component.ConfiguredProvider;
import org.gan4j.api.component.Option;
import org.gan4j.api.evaluation.FeatureProvider;
import org.jspecify.annotations.Nullable;

/** Settings of precision, recall, density and coverage. */
public record PrecisionRecallConfiguration(
    @Option(
            value = "Number of samples, generated and real; reals may be fewer",
            defaultValue = "2000",
            min = 2,
            max = 1_000_000)
        int samples,
    @Option(
            value = "Balls of precision and recall reach to the neighbour of this number",
            defaultValue = "3",
            min = 1,
            max = 1_000)
        int neighbours,
    @Option(
            value = "Balls of density and coverage reach to the neighbour of this number",
            defaultValue = "5",
            min = 1,
            max = 1_000)
        int densityNeighbours,
    @Option("Features to compare; those of the experiment if not set")
        @Nullable ConfiguredProvider<FeatureProvider<?>> features) {}

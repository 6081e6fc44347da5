package org.gan4j.report;

import org.gan4j.api.component.Option;

/** Settings of the CSV listener. */
public record CsvListenerConfiguration(
    @Option(value = "Iterations between two rows", defaultValue = "1", min = 1)
        long everyIterations) {}

package org.gan4j.core.run;

import org.gan4j.api.training.RunReport;
import org.gan4j.api.training.SampleOverview;
import org.jspecify.annotations.Nullable;

/**
 * What writes the files of a run that people look at.
 *
 * @param pictures writes the pictures of samples; null for none
 * @param report writes the page about the run; null for none
 */
public record RunOutputs(@Nullable SampleOverview pictures, @Nullable RunReport report) {}

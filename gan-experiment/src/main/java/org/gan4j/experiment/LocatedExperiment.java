package org.gan4j.experiment;

/**
 * An experiment that remembers where it was written.
 *
 * @param experiment what was read
 * @param locations where each part of it stands
 */
public record LocatedExperiment(Experiment experiment, Locations locations) {}

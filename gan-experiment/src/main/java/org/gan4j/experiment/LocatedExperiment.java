package org.gan4j.experiment;

/**
 * An experiment with the position of its parts in the source.
 *
 * @param experiment as it was read
 * @param locations the position of each part
 */
public record LocatedExperiment(Experiment experiment, Locations locations) {}

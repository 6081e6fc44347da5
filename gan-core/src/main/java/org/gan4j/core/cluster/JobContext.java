package org.gan4j.core.cluster;

import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.training.StopSignal;

/**
 * What a process offers to its jobs.
 *
 * @param trainings the framework, with the plugins of this process
 * @param pool assembled trainings that jobs use one after the other
 * @param stop asks the job to end early
 */
@ThreadSafe
public record JobContext(Trainings trainings, TrainingPool pool, StopSignal stop) {}

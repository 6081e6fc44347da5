package org.gan4j.sweep;

import org.gan4j.api.concurrent.NotThreadSafe;

/** Watches a sweep, on the thread that runs it. */
@NotThreadSafe
public interface SweepListener {

  /**
   * Before the experiment of a configuration is checked.
   *
   * @param number from 1
   */
  default void checking(int number, int configurations) {}

  /**
   * Before trainings begin.
   *
   * @param trainings how many are to be trained
   * @param points how many the sweep has at this length
   * @param iterations to which they are trained; 0 for those of the experiment
   */
  default void began(int trainings, int points, long iterations) {}

  /**
   * After each training.
   *
   * @param number how many have ended, this one included
   */
  default void ended(int number, Point point, PointResult result) {}
}

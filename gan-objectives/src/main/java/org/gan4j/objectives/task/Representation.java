package org.gan4j.objectives.task;

/** The numbers by which samples are compared. */
interface Representation {

  /** How many numbers a sample has. */
  int size();

  /**
   * Those of samples.
   *
   * @param samples [count × shape], images as NCHW; not to be changed
   * @return [count × size]
   */
  float[] of(float[] samples, int count);
}

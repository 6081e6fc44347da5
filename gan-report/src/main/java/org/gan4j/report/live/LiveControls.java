package org.gan4j.report.live;

import org.gan4j.api.concurrent.ThreadSafe;

/** What people can do to a training. The methods return at once. */
@ThreadSafe
public interface LiveControls {

  /** Stops it after the iteration in progress; a checkpoint is written first. */
  void stop();

  /** Lets it write a checkpoint at the end of the iteration in progress. */
  void checkpoint();
}

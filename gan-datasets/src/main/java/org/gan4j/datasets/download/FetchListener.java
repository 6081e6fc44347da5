package org.gan4j.datasets.download;

import org.gan4j.api.concurrent.NotThreadSafe;

/**
 * Observes the progress of a download.
 *
 * <p>Called by the thread that fetches.
 */
@NotThreadSafe
@FunctionalInterface
public interface FetchListener {

  /**
   * Some of a file is there; called often.
   *
   * @param file which
   * @param bytes how much of it there is, of {@link RemoteFile#bytes()}; it can become less if it
   *     has to be started again
   */
  void progress(RemoteFile file, long bytes);

  /**
   * Something worth a line: a mirror that failed, another process that is waited for.
   *
   * @param message one line
   */
  default void note(String message) {}
}

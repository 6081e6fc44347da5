package org.gan4j.experiment.configuration;

import org.gan4j.api.concurrent.NotThreadSafe;

/**
 * Receives the positions of the parts of a JSON text, in the order of the text. Lines and columns
 * count from 1.
 *
 * <p>Called by one thread.
 */
@NotThreadSafe
public interface JsonListener {

  /** The name of a member, which is the first or a repeated one. */
  void member(String path, int line, int column, boolean repeated);

  /** A value: of a member, an element, or the whole text. */
  void value(String path, int line, int column);
}

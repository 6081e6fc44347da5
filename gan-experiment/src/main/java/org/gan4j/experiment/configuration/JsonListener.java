package org.gan4j.experiment.configuration;

/**
 * Hears where the parts of a JSON text stand, in the order of the text. Lines and columns count
 * from 1.
 *
 * <p>Called by one thread.
 */
public interface JsonListener {

  /** The name of a member, which is the first or a repeated one. */
  void member(String path, int line, int column, boolean repeated);

  /** A value: of a member, an element, or the whole text. */
  void value(String path, int line, int column);
}

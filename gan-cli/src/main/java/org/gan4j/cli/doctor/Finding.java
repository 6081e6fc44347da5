package org.gan4j.cli.doctor;

/**
 * The result of one check.
 *
 * @param subject what was checked, in one or two words
 * @param text what was found, in one line
 * @param remedy what to do; empty if nothing is wrong
 */
public record Finding(String subject, String text, String remedy) {

  /** Nothing is wrong. */
  static Finding good(String subject, String text) {
    return new Finding(subject, text, "");
  }
}

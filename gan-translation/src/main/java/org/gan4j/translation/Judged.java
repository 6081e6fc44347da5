package org.gan4j.translation;

/** What the discriminator of a translation sees. */
public enum Judged {
  /** Input and output: whether they belong together (Isola et al. 2017, equation 1). */
  PAIR,
  /** The output alone: whether it is a good picture (Isola et al. 2017, equation 2). */
  OUTPUT
}

package org.gan4j.inpainting;

/** What the discriminator sees. */
public enum Judged {
  /** What the generator made, alone: Pathak et al. 2016, section 3.2. */
  CONTENT,
  /** The whole image, with the generator's pixels in the hole and the known ones around it. */
  COMPOSED
}

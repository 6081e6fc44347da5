package org.gan4j.inpainting;

/** The input of the discriminator. */
public enum DiscriminatorInput {
  /** The generated region alone: Pathak et al. 2016, section 3.2. */
  CONTENT,
  /** The whole image, with the generator's pixels in the hole and the known ones around it. */
  COMPOSED
}

package org.gan4j.latent.direction;

/** How directions are found. */
public enum DirectionMethod {
  /**
   * Eigenvectors of A Aᵀ, where A [latent size, outputs] are the weights that z is multiplied with
   * first: Shen and Zhou, "Closed-form factorization of latent semantics in GANs", 2021, equation
   * 5. (There z is a column, and the matrix is AᵀA.)
   */
  SEFA,
  /**
   * Principal components of the activations after the first layers, regressed on z: Härkönen,
   * Hertzmann, Lehtinen and Paris, "GANSpace: Discovering interpretable GAN controls", 2020,
   * section 2.1.
   */
  PCA
}

package org.gan4j.objectives.latent;

import org.gan4j.api.component.Option;

/**
 * Settings of the hypersphere latent.
 *
 * @param size the length of z
 * @param radius of the sphere; 0 for the square root of the size
 */
public record HypersphereLatentConfiguration(
    @Option(
            value = "The length of z; 0 for a generator without latent",
            defaultValue = "100",
            min = 0,
            max = 100_000)
        int size,
    @Option(
            value =
                "Radius of the sphere; 0: the square root of the size, for numbers of variance 1",
            defaultValue = "0",
            min = 0)
        double radius) {

  /** The radius, 0 resolved. */
  double effectiveRadius() {
    return radius == 0 ? Math.sqrt(size) : radius;
  }
}

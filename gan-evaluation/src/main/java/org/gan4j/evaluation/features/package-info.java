/**
 * Feature networks, in whose features samples are compared: trained on real samples, with and
 * without labels, or untrained.
 */
@NullMarked
package org.gan4j.evaluation.features;

import org.jspecify.annotations.NullMarked;

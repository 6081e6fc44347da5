package org.gan4j.api.network;

import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * What a discriminator has to fit.
 *
 * @param input the shape of the samples to judge
 * @param condition the shape of the condition; null if there is none
 * @param dataType FLOAT, or DOUBLE in gradient checks
 * @param key randomness for the initial parameters
 */
public record DiscriminatorContext(
    SampleShape input, @Nullable SampleShape condition, DataType dataType, RandomKey key) {}

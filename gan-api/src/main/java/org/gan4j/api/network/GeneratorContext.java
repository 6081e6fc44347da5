package org.gan4j.api.network;

import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * What a generator has to fit.
 *
 * @param latentSize the length of z; 0 if there is none
 * @param condition the shape of the condition; null if there is none
 * @param output the shape of the samples to make
 * @param dataType FLOAT, or DOUBLE in gradient checks
 * @param key randomness for the initial parameters
 */
public record GeneratorContext(
    int latentSize,
    @Nullable SampleShape condition,
    SampleShape output,
    DataType dataType,
    RandomKey key) {}

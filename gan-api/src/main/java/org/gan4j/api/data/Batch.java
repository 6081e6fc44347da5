package org.gan4j.api.data;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Some samples of a dataset. The arrays are reused: they are valid until the next batch is asked
 * for.
 *
 * @param samples [batch, channels, height, width] or [batch, features]
 * @param labels one class a sample; empty if the dataset has no labels
 */
@SuppressWarnings("ArrayRecordComponent") // a view on a reused buffer, never compared
public record Batch(INDArray samples, int[] labels) {}

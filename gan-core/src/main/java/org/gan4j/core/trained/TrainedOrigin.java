package org.gan4j.core.trained;

import java.util.Map;
import java.util.function.Supplier;
import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.api.data.TaskContext;
import org.gan4j.core.assembly.ExperimentAssembler;
import org.gan4j.experiment.Experiment;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What a training was assembled from, so that its task and its networks can be built for data of
 * other shapes.
 *
 * @param data shapes and classes of the data of the training, and the contents of the task's files
 * @param prepared what the task prepared of the data, by name
 */
@ThreadSafe
record TrainedOrigin(
    ExperimentAssembler assembler,
    Experiment experiment,
    TaskContext data,
    Supplier<Map<String, INDArray>> prepared) {}

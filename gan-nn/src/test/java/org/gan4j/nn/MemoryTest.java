package org.gan4j.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gan4j.nn.TestNetworks.gaussian;

import java.util.List;
import org.bytedeco.javacpp.Pointer;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.network.Mode;
import org.gan4j.api.network.Optimizer;
import org.gan4j.api.network.OptimizerContext;
import org.gan4j.api.network.Pass;
import org.gan4j.api.network.Wrt;
import org.gan4j.nn.layers.ActivationFunction;
import org.gan4j.nn.layers.AveragePooling;
import org.gan4j.nn.layers.BatchNorm;
import org.gan4j.nn.layers.ConditionConcatenation;
import org.gan4j.nn.layers.ConditionEmbedding;
import org.gan4j.nn.layers.ConditionalBatchNorm;
import org.gan4j.nn.layers.Dense;
import org.gan4j.nn.layers.Dropout;
import org.gan4j.nn.layers.Elementwise;
import org.gan4j.nn.layers.GlobalPooling;
import org.gan4j.nn.layers.GroupedConvolution;
import org.gan4j.nn.layers.InstanceNorm;
import org.gan4j.nn.layers.LayerNorm;
import org.gan4j.nn.layers.Maxout;
import org.gan4j.nn.layers.MinibatchStandardDeviation;
import org.gan4j.nn.layers.PRelu;
import org.gan4j.nn.layers.PixelShuffle;
import org.gan4j.nn.layers.PixelUnshuffle;
import org.gan4j.nn.layers.Resample;
import org.gan4j.nn.layers.Resample.Method;
import org.gan4j.nn.layers.Reshape;
import org.gan4j.nn.layers.Upsample;
import org.gan4j.nn.optimizers.AdamConfiguration;
import org.gan4j.nn.optimizers.AdamProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class MemoryTest {
  private static final RandomKey KEY = RandomKey.ofSeed(1);

  @Test
  void makesNoBufferInASteadyState() {
    List<Layer> layers =
        List.of(
            new Dropout(0.9),
            new Dense(16),
            new BatchNorm(),
            Elementwise.leakyRelu(0.2),
            new Maxout(16, 3),
            Elementwise.of(ActivationFunction.SCALED_SIGMOID),
            new Reshape(SampleShape.image(1, 4, 4)),
            new BatchNorm(),
            Reshape.flatten(),
            new Dropout(0.5),
            new Dense(16));
    try (LayeredNetwork network =
        TestNetworks.network(SampleShape.vector(16), layers, DataType.FLOAT)) {
      assertMakesNoBuffer(network, null);
    }
  }

  @Test
  void makesNoBufferForImagesInASteadyState() {
    List<Layer> layers =
        List.of(
            new ConditionEmbedding(3, 16),
            new Reshape(SampleShape.image(8, 2, 2)),
            new PixelShuffle(2),
            new PRelu(),
            GroupedConvolution.depthwise(4, 3, 1, 1, true),
            new ConditionalBatchNorm(3),
            new InstanceNorm(true, 1e-5),
            Resample.upsample(2, Method.BILINEAR),
            new LayerNorm(),
            Resample.downsample(2, Method.BILINEAR),
            new Upsample(2),
            new AveragePooling(2, 2),
            new MinibatchStandardDeviation(),
            new ConditionConcatenation(3),
            new PixelUnshuffle(2),
            GlobalPooling.average(),
            new Dense(16));
    LayeredNetwork.Interface contract =
        new LayeredNetwork.Interface(
            "network",
            SampleShape.vector(16),
            SampleShape.vector(3),
            SampleShape.vector(16),
            DataType.FLOAT);
    NetworkDefinition definition =
        NetworkDefinition.of(layers).withConditioning(Conditioning.byLayers());
    try (LayeredNetwork network = new LayeredNetwork(contract, definition, KEY)) {
      assertMakesNoBuffer(network, gaussian(3, DataType.FLOAT, 8, 3));
    }
  }

  private static void assertMakesNoBuffer(LayeredNetwork network, @Nullable INDArray condition) {
    Optimizer optimizer = adam(network);
    INDArray batch = gaussian(1, DataType.FLOAT, 8, 16);
    INDArray gradient = gaussian(2, DataType.FLOAT, 8, 16);
    step(network, optimizer, batch, condition, gradient, 0);
    step(network, optimizer, batch, condition, gradient, 1);
    long before = buffersSoFar();
    for (int step = 2; step < 10; step++) {
      step(network, optimizer, batch, condition, gradient, step);
    }
    assertThat(buffersSoFar() - before - 1).isZero();
  }

  /** ND4J numbers every native buffer and context that it makes; asking takes a number, too. */
  private static long buffersSoFar() {
    return Nd4j.getDeallocatorService().nextValue();
  }

  @Test
  void doesNotGrowWithDeeplearning4jsLayers() throws InterruptedException {
    List<Layer> layers =
        List.of(
            TestNetworks.stockDense(256, Activation.TANH),
            TestNetworks.stockBatchNorm(),
            new ActivationLayer(Activation.LEAKYRELU),
            new DropoutLayer(0.5),
            TestNetworks.stockDense(256, Activation.IDENTITY));
    try (LayeredNetwork network =
        TestNetworks.network(SampleShape.vector(256), layers, DataType.FLOAT)) {
      Optimizer optimizer = adam(network);
      INDArray batch = gaussian(1, DataType.FLOAT, 512, 256);
      INDArray gradient = gaussian(2, DataType.FLOAT, 512, 256);
      long before = 0;
      for (int step = 0; step < 100; step++) {
        if (step == 20) {
          before = memoryInUse();
        }
        if (step % 10 == 0) {
          // ND4J has a Java object for every array; without this the Java heap would grow instead.
          System.gc();
        }
        step(network, optimizer, batch, null, gradient, step);
      }
      // One leaked activation a step would be 512 · 256 · 4 bytes · 80 = 42 MB, and there are
      // dozens of them.
      assertThat(memoryInUse() - before).isLessThan(40_000_000L);
    }
  }

  private static long memoryInUse() throws InterruptedException {
    for (int round = 0; round < 3; round++) {
      System.gc();
      // ND4J frees what the collector found on threads of its own.
      Thread.sleep(200);
    }
    return Pointer.physicalBytes();
  }

  private static Optimizer adam(LayeredNetwork network) {
    return new AdamProvider()
        .create(
            new AdamConfiguration(1e-3, 0.5, 0.999, 1e-8, null, null),
            OptimizerContext.of(network.parameters().values().length(), DataType.FLOAT));
  }

  private static void step(
      LayeredNetwork network,
      Optimizer optimizer,
      INDArray batch,
      @Nullable INDArray condition,
      INDArray gradient,
      int step) {
    RandomKey key = KEY.split(step);
    try (Pass one = network.forward(batch, condition, Mode.TRAIN, key.split(1));
        Pass two = network.forward(one.output(), condition, Mode.TRAIN, key.split(2))) {
      one.backward(two.backwardToInput(gradient), Wrt.PARAMETERS);
    }
    network.update(optimizer, step);
  }
}

package org.gan4j.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.gan4j.api.ErrorCode;
import org.gan4j.api.GanException;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.network.MemoryBudget;
import org.gan4j.nn.layers.Dense;
import org.gan4j.nn.layers.Elementwise;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.buffer.DataType;

class NetworkMemoryTest {
  @TempDir private Path folder;

  /** 3 → 5 → 2: 15 + 5 weights and biases, then 10 + 2. */
  private static final Layer[] SMALL = {new Dense(5), Elementwise.relu(), new Dense(2)};

  private static final int PARAMETERS = 32;

  /** Of the two linear layers: inputs and outputs. */
  private static final int ACTIVATIONS = 3 + 5 + 5 + 2;

  private static void build(MemoryBudget memory, Layer... layers) {
    LayeredNetwork.Interface contract =
        new LayeredNetwork.Interface(
            "generator", SampleShape.vector(3), null, null, DataType.FLOAT);
    new LayeredNetwork(contract, NetworkDefinition.of(layers), RandomKey.ofSeed(1), memory).close();
  }

  @Test
  void countsParametersTwiceAndABatchOfActivations() {
    MemoryBudget memory = MemoryBudget.of(1 << 20, "a test").forBatchesOf(7);

    build(memory, SMALL);

    assertThat(memory.reserved()).isEqualTo(4L * (2 * PARAMETERS + 7 * ACTIVATIONS));
  }

  @Test
  void fitsExactlyAndNotWithAByteLess() {
    long needed = 4L * (2 * PARAMETERS + ACTIVATIONS);

    build(MemoryBudget.of(needed, "a test"), SMALL);
    assertThatThrownBy(() -> build(MemoryBudget.of(needed - 1, "a test"), SMALL))
        .isInstanceOfSatisfying(
            GanException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(GanException.Kind.USAGE);
              assertThat(e.code()).isEqualTo(ErrorCode.MEMORY_EXCEEDED);
              assertThat(e.problem()).contains("the generator (32 parameters", "a test");
            });
  }

  @Test
  void refusesNetworksTogetherThatFitOneByOne() {
    MemoryBudget memory = MemoryBudget.of(600, "a test");
    build(memory, SMALL);

    assertThatThrownBy(() -> build(memory, SMALL))
        .isInstanceOf(GanException.class)
        .hasMessageContaining("for the other parts");
  }

  /** 46341² parameters are more than an int can count; 10⁶ samples of 10⁶ numbers, too. */
  @Test
  void countsBeyondAnInt() {
    MemoryBudget endless = MemoryBudget.of(Long.MAX_VALUE, "a test");

    assertThatThrownBy(() -> build(endless, new Dense(46_341), new Dense(46_341), new Dense(1)))
        .isInstanceOf(GanException.class)
        .hasMessageContaining("2,147,766,328 parameters")
        .hasMessageContaining("2 GiB");
    assertThatThrownBy(() -> build(endless.forBatchesOf(1_000_000), new Dense(1_000_000)))
        .isInstanceOf(GanException.class)
        .hasMessageContaining("4,000.0 GB");
    assertThatThrownBy(
            () ->
                build(endless, new Dense(Integer.MAX_VALUE / 8), new Dense(Integer.MAX_VALUE / 8)))
        .isInstanceOf(GanException.class)
        .hasMessageContaining("2 GiB");
  }

  @Test
  void refusesMoreParametersThanACheckpointHolds() throws IOException {
    Path checkpoint = Files.write(folder.resolve("step-1.gan"), new byte[4 * PARAMETERS - 1]);

    assertThatThrownBy(() -> build(MemoryBudget.ofProcess().forParametersOf(checkpoint), SMALL))
        .isInstanceOf(GanException.class)
        .hasMessageContaining("the checkpoint belongs to another experiment");
    Files.write(checkpoint, new byte[4 * PARAMETERS]);
    build(MemoryBudget.ofProcess().forParametersOf(checkpoint), SMALL);
  }
}

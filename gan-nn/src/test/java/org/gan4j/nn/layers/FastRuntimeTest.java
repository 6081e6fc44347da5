package org.gan4j.nn.layers;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

class FastRuntimeTest {

  @Test
  void saysThatDeeplearning4jsOwnNetworksCannotRunIt() {
    NeuralNetConfiguration configuration = new NeuralNetConfiguration();
    configuration.setLayer(Elementwise.tanh());
    try (FastRuntime<Elementwise> layer = new ElementwiseRuntime(configuration, DataType.FLOAT)) {
      assertThatThrownBy(() -> layer.activate(true, LayerWorkspaceMgr.noWorkspaces()))
          .isInstanceOf(UnsupportedOperationException.class)
          .hasMessage(
              "Elementwise runs in an org.gan4j.nn.LayeredNetwork,"
                  + " not in Deeplearning4j's own networks");
      assertThatThrownBy(
              () ->
                  layer.backpropGradient(
                      Nd4j.zeros(DataType.FLOAT, 1, 1), LayerWorkspaceMgr.noWorkspaces()))
          .isInstanceOf(UnsupportedOperationException.class);
    }
  }
}

package org.gan4j.nn.layers;

import static org.assertj.core.api.Assertions.assertThat;

import org.gan4j.api.SampleShape;
import org.junit.jupiter.api.Test;

class LayerEqualityTest {
  @Test
  void differsBySettings() {
    assertThat(new Dense(3)).isEqualTo(new Dense(3)).hasSameHashCodeAs(new Dense(3));
    assertThat(new Dense(3)).isNotEqualTo(new Dense(4)).isNotEqualTo(new Dense(3, false));
    assertThat(new Dropout(0.5)).isNotEqualTo(new Dropout(0.6));
    assertThat(new BatchNorm()).isNotEqualTo(new BatchNorm(0.8, 1e-5));
    assertThat(new ConditionConcatenation(2)).isNotEqualTo(new ConditionConcatenation(3));
    assertThat(new ProjectionHead(2)).isNotEqualTo(new ProjectionHead(3));
    assertThat(new Maxout(2, 3)).isNotEqualTo(new Maxout(3, 2));
    assertThat(Elementwise.relu()).isNotEqualTo(Elementwise.tanh());
    assertThat(Reshape.flatten()).isNotEqualTo(new Reshape(SampleShape.vector(3)));
  }
}

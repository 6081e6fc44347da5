package org.gan4j.datasets;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who wants data does not get Deeplearning4j, an injector, a trainer or charts with it. */
class AloneTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "org.deeplearning4j.nn.api.Layer",
        "com.google.inject.Guice",
        "org.gan4j.core.Gan",
        "org.knowm.xchart.XYChart",
        "org.gan4j.nn.LayeredNetwork"
      })
  void needsNoneOfThese(String className) {
    assertThatExceptionOfType(ClassNotFoundException.class)
        .isThrownBy(() -> Class.forName(className));
  }
}

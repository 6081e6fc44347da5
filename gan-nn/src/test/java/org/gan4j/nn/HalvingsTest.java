package org.gan4j.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.gan4j.api.SampleShape;
import org.junit.jupiter.api.Test;

class HalvingsTest {

  private static Halvings of(int height, int width) {
    return Halvings.of(SampleShape.image(3, height, width));
  }

  @Test
  void endWhenTheShorterSideIsFourToSevenPixels() {
    assertThat(of(28, 28)).isEqualTo(new Halvings(7, 7, 2));
    assertThat(of(64, 64)).isEqualTo(new Halvings(4, 4, 4));
    assertThat(of(48, 96)).isEqualTo(new Halvings(6, 12, 3));
    assertThat(of(48, 96).isComplete()).isTrue();
  }

  @Test
  void areIncompleteWhereASideIsOdd() {
    assertThat(of(36, 31)).isEqualTo(new Halvings(36, 31, 0));
    assertThat(of(36, 31).isComplete()).isFalse();
    assertThat(of(44, 44)).isEqualTo(new Halvings(11, 11, 2));
    assertThat(of(44, 44).isComplete()).isFalse();
  }

  @Test
  void areIncompleteWhereTheImageIsSmallAlready() {
    assertThat(of(7, 7)).isEqualTo(new Halvings(7, 7, 0));
    assertThat(of(7, 7).isComplete()).isFalse();
  }

  @Test
  void areOfImagesOnly() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Halvings.of(SampleShape.vector(64)))
        .withMessageContaining("cannot be halved");
  }
}

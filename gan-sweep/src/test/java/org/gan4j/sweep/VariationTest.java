package org.gan4j.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.gan4j.api.GanException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VariationTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "loss.type=hinge,non-saturating | loss.type | hinge;non-saturating",
        "seed=1..3 | seed | 1;2;3",
        "seed=-1..1,7 | seed | -1;0;1;7",
        "generator.hidden=[8, 8],[16] | generator.hidden | [8, 8];[16]",
        "loss={\"type\": \"hinge\", \"a\": [1,2]},null | loss | {\"type\": \"hinge\", \"a\": [1,2]};null",
        "name=\"a,b\",c | name | \"a,b\";c",
        "regularizers[0].weight=1e-3, 0.1 | regularizers[0].weight | 1e-3;0.1"
      })
  void readsListsOfValues(String text, String path, String values) {
    Variation variation = Variation.parse(text);

    assertThat(variation.path()).isEqualTo(path);
    assertThat(String.join(";", variation.values())).isEqualTo(values);
    assertThat(variation.interval()).isNull();
  }

  @Test
  void readsIntervals() {
    assertThat(Variation.parse("a=0.1..0.9").interval()).isEqualTo(new Interval(0.1, 0.9, false));
    assertThat(Variation.parse("a=log:1e-5..1").interval()).isEqualTo(new Interval(1e-5, 1, true));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "seed",
        "=1",
        "seed=",
        "seed=3..1",
        "seed=1,,2",
        "seed=1,1",
        "a=0.9..0.1",
        "a=log:0..1",
        "seed=1..100000"
      })
  void refusesWhatIsNoVariation(String text) {
    assertThatExceptionOfType(GanException.class)
        .isThrownBy(() -> Variation.parse(text))
        .satisfies(e -> assertThat(e.where()).isEqualTo("--vary " + text));
  }
}

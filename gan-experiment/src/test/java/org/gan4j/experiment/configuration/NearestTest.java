package org.gan4j.experiment.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {
  private static final List<String> NAMES =
      List.of("batchSize", "learningRate", "mnist-10k", "ring", "adam", "sgd");

  @ParameterizedTest
  @CsvSource({
    "batchsize, batchSize",
    "batch_size, batchSize",
    "lerningRate, learningRate",
    "learningRaet, learningRate",
    "mnist, mnist-10k",
    "rnig, ring",
    "adm, adam",
    "sdg, sgd",
    "batch, batchSize"
  })
  void guessesWhatWasMeant(String word, String meant) {
    assertThat(Nearest.to(word, NAMES)).contains(meant);
  }

  @ParameterizedTest
  @CsvSource({"wasserstein", "x", "''", "rmsprop"})
  void doesNotGuessWildly(String word) {
    assertThat(Nearest.to(word, NAMES)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'', '', 0",
    "abc, '', 3",
    "abc, abc, 0",
    "kitten, sitting, 3",
    "ab, ba, 1",
    "abcd, acbd, 1",
    "ca, abc, 3"
  })
  void countsEditsAndExchanges(String from, String to, int edits) {
    assertThat(Nearest.distance(from, to)).isEqualTo(edits);
    assertThat(Nearest.distance(to, from)).isEqualTo(edits);
  }

  @Test
  void prefersTheClosest() {
    assertThat(Nearest.to("epoch", List.of("epics", "epochs", "ebooks"))).contains("epochs");
  }
}

package org.gan4j.latent.arithmetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gan4j.api.GanException;
import org.gan4j.latent.LatentPoint;
import org.gan4j.latent.LatentSpace;
import org.gan4j.latent.TestSpaces;
import org.gan4j.latent.arithmetic.LatentExpression.Term;
import org.gan4j.nn.LayeredGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class LatentArithmeticTest {
  private static final LatentPoint ONE = new LatentPoint(List.of(3f, 0f), List.of(1f, 0f, 0f));
  private static final LatentPoint OTHER = new LatentPoint(List.of(0f, -4f), List.of(0f, 1f, 0f));
  private static final INDArray LATENTS = Nd4j.createFromArray(new float[][] {{1, 2}, {-1, 0.5f}});

  private static List<LatentPoint> evaluate(String expression) {
    try (LayeredGenerator generator = TestSpaces.generator(new TestSpaces.Classes(), 2)) {
      LatentSpace space =
          new LatentSpace(generator, new TestSpaces.Gaussian(2, 1), new TestSpaces.Classes());
      Map<String, LatentPoint> points = Map.of("one.json", ONE, "other.json", OTHER);
      return new LatentArithmetic(space, name -> Optional.ofNullable(points.get(name)))
          .evaluate(LatentExpression.parse(expression), LATENTS);
    }
  }

  @Test
  void readsTermsAndSigns() {
    assertThat(LatentExpression.parse(" a-b.json - 3  + c+d ").terms())
        .containsExactly(new Term(1, "a-b.json"), new Term(-1, "3"), new Term(1, "c+d"));
    assertThat(LatentExpression.parse("- a").terms()).containsExactly(new Term(-1, "a"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a b", "a +", "+ a", "a - - b", "-"})
  void refusesWhatIsNoSum(String text) {
    assertThatExceptionOfType(GanException.class)
        .isThrownBy(() -> LatentExpression.parse(text))
        .satisfies(e -> assertThat(e.remedy()).contains("'a - b + c'"));
  }

  @Test
  void classesAddToTheConditionAndKeepTheLatents() {
    assertThat(evaluate("a - b + c"))
        .containsExactly(
            new LatentPoint(List.of(1f, 2f), List.of(1f, -1f, 1f)),
            new LatentPoint(List.of(-1f, 0.5f), List.of(1f, -1f, 1f)));
  }

  @Test
  void classChangesThatOfAPoint() {
    assertThat(evaluate("one.json - a + c"))
        .containsExactly(new LatentPoint(ONE.latent(), List.of(0f, 0f, 1f)));
  }

  /** (3, 0) - (0, -4) = (3, 4), of length 5; the mean of 3 and 4 is 3.5. */
  @Test
  void sumOfPointsHasTheMeanOfTheirLengths() {
    LatentPoint sum = evaluate("one.json - other.json").get(0);

    assertThat(sum.latent().get(0)).isCloseTo(3 * 0.7f, within(1e-6f));
    assertThat(sum.latent().get(1)).isCloseTo(4 * 0.7f, within(1e-6f));
    assertThat(sum.condition()).containsExactly(1f, -1f, 0f);
  }

  @Test
  void pointsOfOtherGeneratorsDoNotFit() {
    try (LayeredGenerator generator = TestSpaces.generator(new TestSpaces.Plain(), 2)) {
      LatentSpace space =
          new LatentSpace(generator, new TestSpaces.Gaussian(2, 1), new TestSpaces.Plain());

      assertThatExceptionOfType(GanException.class)
          .isThrownBy(() -> ONE.requireFit(space, "one.json"))
          .satisfies(
              e ->
                  assertThat(e.problem())
                      .isEqualTo(
                          "this latent has 2 numbers and a condition of 3, and the run takes 2 and"
                              + " 0"));
    }
  }
}

package org.gan4j.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.gan4j.api.ErrorCode;
import org.gan4j.api.GanException;
import org.gan4j.api.SampleShape;
import org.junit.jupiter.api.Test;

class DataFitTest {
  private static final SampleShape SMALL = SampleShape.image(3, 32, 32);
  private static final SampleShape LARGE = SampleShape.image(3, 64, 64);

  private static String refusal(ThrowingCallable call) {
    GanException[] thrown = new GanException[1];
    assertThatExceptionOfType(GanException.class)
        .isThrownBy(call)
        .satisfies(
            e -> {
              assertThat(e.code()).isEqualTo(ErrorCode.DATA_DIFFER);
              assertThat(e.kind()).isEqualTo(GanException.Kind.USAGE);
              assertThat(e.where()).isEqualTo("run");
              thrown[0] = e;
            });
    return thrown[0].problem();
  }

  private static String classes(List<String> run, List<String> here) {
    return refusal(() -> DataFit.requireClasses(run, here, "run"));
  }

  @Test
  void saysBothShapes() {
    assertThat(
            refusal(
                () ->
                    DataFit.requireShapes(
                        Map.of("samples", SMALL), Map.of("samples", LARGE), "run")))
        .isEqualTo("the samples are " + LARGE + " here and " + SMALL + " in the run");
    assertThat(
            refusal(
                () ->
                    DataFit.requireShapes(
                        Map.of("samples", SMALL, "target", LARGE),
                        Map.of("samples", SMALL),
                        "run")))
        .isEqualTo("the data have no target, and those of the run do");
  }

  @Test
  void acceptsEqualShapesAndMoreArrays() {
    assertThatNoException()
        .isThrownBy(
            () ->
                DataFit.requireShapes(
                    Map.of("samples", SMALL), Map.of("samples", SMALL, "target", LARGE), "run"));
  }

  @Test
  void namesClassesThatAreGoneAndNew() {
    assertThat(classes(List.of("cat", "dog"), List.of("dog", "zebra")))
        .isEqualTo(
            "the classes of the data are not those of the run: gone: cat; new: zebra"
                + " (by label, then: cat, dog; now: dog, zebra)");
    assertThat(classes(List.of("cat"), List.of("cat", "dog"))).contains("run: new: dog (by label");
    assertThat(classes(List.of("cat", "dog"), List.of("dog"))).contains("run: gone: cat (by label");
    assertThat(classes(List.of("cat"), List.of())).contains("then: cat; now: none");
  }

  /** Each is still there, with the label of the other. */
  @Test
  void refusesClassesThatChangedPlaces() {
    assertThat(classes(List.of("cat", "dog"), List.of("dog", "cat")))
        .contains("their order has changed (by label, then: cat, dog; now: dog, cat)");
  }

  @Test
  void shortensALongList() {
    List<String> many = IntStream.range(0, 1000).mapToObj(String::valueOf).toList();

    assertThat(classes(many, List.of())).contains("11 and 988 more").hasSizeLessThan(300);
  }

  @Test
  void acceptsTheSameClasses() {
    assertThatNoException()
        .isThrownBy(() -> DataFit.requireClasses(List.of("a"), List.of("a"), "run"));
  }
}

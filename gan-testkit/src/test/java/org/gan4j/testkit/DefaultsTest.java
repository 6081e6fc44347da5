package org.gan4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import org.gan4j.api.component.Option;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DefaultsTest {
  enum Colour {
    RED,
    DARK_BLUE
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Shape.Dot.class, name = "dot"),
    @JsonSubTypes.Type(value = Shape.Disc.class, name = "disc")
  })
  sealed interface Shape {
    record Dot() implements Shape {}

    record Disc(
        @Option(value = "In pixels", defaultValue = "2.5") double radius,
        @Option(value = "Its colour", defaultValue = "\"dark-blue\"") Colour colour)
        implements Shape {}
  }

  record Plain(
      @Option(value = "How many", defaultValue = "3") int count,
      @Option(value = "How many, at most", defaultValue = "10000000000") long most,
      @Option(value = "Whether", defaultValue = "true") boolean flag,
      @Option(value = "Sizes", defaultValue = "[128, 64]") List<Integer> sizes,
      @Option(value = "A name", defaultValue = "\"any\"") String name,
      @Option("A limit") @Nullable Integer limit) {}

  record Nested(
      @Option(value = "A colour", defaultValue = "\"red\"") Colour colour,
      @Option(value = "A group", defaultValue = "{\"count\": 4}") Plain plain,
      @Option(value = "A shape", defaultValue = "{\"type\": \"disc\"}") Shape shape,
      @Option(value = "Another", defaultValue = "{\"type\": \"dot\"}") Shape other) {}

  record Required(@Option("A number") int number) {}

  @Test
  void readsEveryTypeOfSetting() {
    assertThat(Defaults.of(Plain.class))
        .isEqualTo(new Plain(3, 10_000_000_000L, true, List.of(128, 64), "any", null));
  }

  @Test
  void fillsInWhatANestedDefaultLeavesOut() {
    assertThat(Defaults.of(Nested.class))
        .isEqualTo(
            new Nested(
                Colour.RED,
                new Plain(4, 10_000_000_000L, true, List.of(128, 64), "any", null),
                new Shape.Disc(2.5, Colour.DARK_BLUE),
                new Shape.Dot()));
  }

  @Test
  void readsOneOfSeveralAlternatives() {
    assertThat(Defaults.of(Shape.Disc.class)).isEqualTo(new Shape.Disc(2.5, Colour.DARK_BLUE));
  }

  @Test
  void refusesARecordThatNeedsASetting() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Defaults.of(Required.class))
        .withMessageContaining("number has no default");
  }
}

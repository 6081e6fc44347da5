package org.gan4j.experiment.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

  @Test
  void writesWhatItReads() {
    String text =
        """
        {
          "name": "a\\"b",
          "list": [1, 2.50, true, null, []],
          "empty": {},
          "objects": [{
            "small": 1E-8
          }]
        }""";

    assertThat(Json.write(Json.parse(text))).isEqualTo(text);
  }

  @Test
  void tellsWhereThingsStand() {
    List<String> heard = new ArrayList<>();
    JsonListener listener =
        new JsonListener() {
          @Override
          public void member(String path, int line, int column, boolean repeated) {
            heard.add(path + "@" + line + ":" + column + (repeated ? " again" : ""));
          }

          @Override
          public void value(String path, int line, int column) {
            heard.add(path + "=" + line + ":" + column);
          }
        };

    Json.parse("{\n  \"a\": [1,\n {\"b\": 2}],\n  \"a\": {\"c\": 3}}", listener);

    assertThat(heard)
        .containsExactly(
            "=1:1",
            "a@2:3",
            "a=2:8",
            "a[0]=2:9",
            "a[1]=3:2",
            "a[1].b@3:3",
            "a[1].b=3:8",
            "a@4:3 again");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "{]",
        "[1,]",
        "{\"a\":1,}",
        "{a:1}",
        "{'a':1}",
        "NaN",
        "Infinity",
        "+1",
        "01",
        "1.",
        ".5",
        "0x1",
        "// x\n1",
        "1 /* x */",
        "1 2",
        "{} {}",
        "\"a\nb\"",
        "\"\\x\"",
        "True",
        "\"open"
      })
  void refusesAllButStrictJson(String text) {
    assertThatExceptionOfType(JsonSyntaxException.class).isThrownBy(() -> Json.parse(text));
  }

  @Test
  void refusesWhatWouldExhaustIt() {
    assertThatExceptionOfType(JsonSyntaxException.class)
        .isThrownBy(() -> Json.parse("[".repeat(100_000)));
    assertThatExceptionOfType(JsonSyntaxException.class)
        .isThrownBy(() -> Json.parse("9".repeat(10_000)));
    assertThatExceptionOfType(JsonSyntaxException.class)
        .isThrownBy(() -> Json.parse("\"" + "x".repeat(1_000_001) + "\""));
  }
}

package org.gan4j.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NumbersTest {

  @Test
  void showsFiveDigitsAndAllOfAWholeNumber() {
    assertThat(Numbers.text(0.123456789)).isEqualTo("0.12346");
    assertThat(Numbers.text(1234567)).isEqualTo("1234567");
    assertThat(Numbers.text(-2.5e-7)).isEqualTo("-2.5000e-07");
    assertThat(Numbers.text(Double.NaN)).isEqualTo("NaN");
  }

  @Test
  void writesNullForWhatIsNoNumber() {
    Map<String, Double> numbers = new LinkedHashMap<>();
    numbers.put("modes", 8.0);
    numbers.put("broken", Double.NaN);

    assertThat(Numbers.toJson(numbers)).hasToString("{\"modes\":8.0,\"broken\":null}");
  }
}

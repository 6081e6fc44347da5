package org.gan4j.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiVersionTest {

  @ParameterizedTest
  @CsvSource({
    "0.1, 0.1, true",
    "0.2, 0.1, false",
    "0.1, 0.2, false",
    "1.0, 0.1, false",
    "1.4, 1.4, true",
    "1.4, 1.2, true",
    "1.4, 1.5, false",
    "2.0, 1.9, false"
  })
  void supportsOlderVersionsThatNothingWasTakenAwayFrom(
      String ours, String theirs, boolean supported) {
    assertThat(ApiVersion.parse(ours).supports(ApiVersion.parse(theirs))).isEqualTo(supported);
  }

  @Test
  void isWrittenAsItIsRead() {
    assertThat(ApiVersion.parse(" 12.3 ")).isEqualTo(new ApiVersion(12, 3)).hasToString("12.3");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1", "1.", "1.2.3", "-1.0", "v1.0", "1.0-SNAPSHOT", "9999999.0"})
  void refusesOtherTexts(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> ApiVersion.parse(text));
  }
}

package org.gan4j.api.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import org.gan4j.api.GanException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathTextTest {
  private static final Path BASE = Path.of("base");

  @Test
  void resolvesAgainstTheBase() {
    assertThat(PathText.resolve(BASE, "a/b", "dataset.path")).isEqualTo(Path.of("base/a/b"));
  }

  @ParameterizedTest
  @CsvSource({"'',empty", "'  ',empty", "'C:\new',backslash", "'a\0b',control"})
  void refusesWhatIsNoPath(String text, String reason) {
    String written = text.replace("\\n", "\n").replace("\\0", "\0");
    assertThatExceptionOfType(GanException.class)
        .isThrownBy(() -> PathText.resolve(BASE, written, "dataset.path"))
        .matches(e -> e.kind() == GanException.Kind.USAGE)
        .matches(e -> (e.problem() + e.remedy()).contains(reason));
  }

  @ParameterizedTest
  @CsvSource({"~/data,~ is not replaced", "$HOME/data,$HOME", "${HOME}/x,variables", "data,look"})
  void saysWhatOnlyAShellReplaces(String path, String advice) {
    assertThat(PathText.advice(Path.of(path), "look")).contains(advice);
  }
}

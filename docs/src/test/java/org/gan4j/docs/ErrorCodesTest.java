package org.gan4j.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.gan4j.api.ErrorCode;
import org.junit.jupiter.api.Test;

/** The guide lists every code of an error, with its cause and its cure. */
class ErrorCodesTest {
  private static final Pattern ROW =
      Pattern.compile("^\\| `([a-z0-9-]+)` \\| [^|]{10,} \\| [^|]{10,} \\|$", Pattern.MULTILINE);

  @Test
  void areListedInTheGuide() throws IOException {
    String guide = Files.readString(Snippet.root().resolve("docs/guide.md"));
    String section = guide.substring(guide.indexOf("### Errors"));

    List<String> listed =
        ROW.matcher(section).results().map((MatchResult row) -> row.group(1)).toList();

    assertThat(listed).containsExactlyElementsOf(codes());
  }

  private static List<String> codes() {
    return Stream.of(ErrorCode.class.getFields())
        .filter(field -> field.getType() == ErrorCode.class)
        .map(ErrorCodesTest::name)
        .toList();
  }

  private static String name(Field field) {
    try {
      return ((ErrorCode) field.get(null)).name();
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }
}

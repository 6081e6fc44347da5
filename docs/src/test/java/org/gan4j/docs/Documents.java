package org.gan4j.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What documents tell people to type. */
public final class Documents {
  private static final String COMMAND = "./gan ";
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|'([^']*)'|(\\S+)");

  private Documents() {}

  /** The arguments of every {@code ./gan} line in blocks of language {@code sh}, in order. */
  public static Stream<List<String>> commands(String... documents) {
    return Stream.of(documents)
        .flatMap(document -> Snippet.of(document, "sh").stream())
        .flatMap(snippet -> snippet.text().lines())
        .filter(line -> line.startsWith(COMMAND))
        .map(line -> words(line.substring(COMMAND.length()).replaceFirst("\\s+#.*", "")));
  }

  private static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(line);
    while (matcher.find()) {
      words.add(
          Stream.of(1, 2, 3)
              .map(matcher::group)
              .filter(Objects::nonNull)
              .findFirst()
              .orElseThrow());
    }
    return words;
  }
}

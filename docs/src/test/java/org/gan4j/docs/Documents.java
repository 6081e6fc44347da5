package org.gan4j.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What documents tell people to type. */
public final class Documents {
  private static final String COMMAND = "./gan ";
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

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
      words.add(matcher.group(1) != null ? matcher.group(1) : matcher.group(2));
    }
    return words;
  }
}

package org.gan4j.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What documents tell people to type. */
public final class Documents {
  private static final Pattern COMMAND = Pattern.compile("(?:\\./)?gan (.*?)(?:\\s+#.*)?");
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|'([^']*)'|(\\S+)");

  /** A command as a line of a shell has it, up to the next command or a remark. */
  private static final Pattern SHOWN =
      Pattern.compile(
          "(?m)(?:^|[;&|] |\\bdo |=\\d )(?:\\./|bin/)?gan ((?:'[^']*'|\"[^\"]*\"|(?! #)[^;&|\\n'\"])*)");

  /** A command in a row of a table. */
  private static final Pattern IN_A_TABLE = Pattern.compile("(?m)^\\|.*\\| *`gan ([a-z]+ [^`…]*)`");

  private static final Pattern FENCE = Pattern.compile("(?ms)^```[a-z]*\\n(.*?)^```");

  private Documents() {}

  /** The repository's root. */
  public static Path root() {
    return Snippet.root();
  }

  /** All documents for users, relative to the repository's root. */
  public static List<String> all() throws IOException {
    List<String> found = new ArrayList<>();
    Path root = root();
    for (String folder : List.of("", "docs", "examples", "experiments")) {
      int depth = folder.equals("examples") ? 2 : 1;
      try (Stream<Path> files = Files.walk(root.resolve(folder), depth)) {
        files
            .filter(file -> file.toString().endsWith(".md"))
            .map(file -> root.relativize(file).toString())
            .forEach(found::add);
      }
    }
    return found.stream().sorted().toList();
  }

  /** The arguments of every command that a document shows, in any block and in tables. */
  public static List<List<String>> shown(String document) throws IOException {
    String text = Files.readString(root().resolve(document)).replaceAll("\\\\\\n *", "");
    String blocks =
        FENCE.matcher(text).results().map(match -> match.group(1)).collect(Collectors.joining());
    return Stream.concat(SHOWN.matcher(blocks).results(), IN_A_TABLE.matcher(text).results())
        .map(match -> words(match.group(1).replace("$seed", "1")))
        .toList();
  }

  /** The arguments of every command in blocks of language {@code sh}, in order. */
  public static Stream<List<String>> commands(String... documents) {
    return Stream.of(documents)
        .flatMap(document -> Snippet.of(document, "sh").stream())
        .flatMap(snippet -> snippet.text().lines())
        .map(COMMAND::matcher)
        .filter(Matcher::matches)
        .map(matcher -> words(matcher.group(1)));
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

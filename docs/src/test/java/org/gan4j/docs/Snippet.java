package org.gan4j.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A fenced block of a document.
 *
 * @param document relative to the repository's root
 * @param line of its fence, from 1
 * @param language as the fence says; {@code sh}, {@code json} and {@code java} are checked
 * @param text between the fences
 */
record Snippet(String document, int line, String language, String text) {
  private static final String FENCE = "```";

  /** The repository's root. */
  static Path root() {
    return Path.of(System.getProperty("gan4j.root", "..")).toAbsolutePath().normalize();
  }

  /** The blocks of a document in one language. */
  static List<Snippet> of(String document, String language) {
    List<Snippet> snippets = new ArrayList<>();
    List<String> lines = lines(document);
    int start = -1;
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).startsWith(FENCE)) {
        if (start < 0) {
          start = i;
        } else {
          String said = lines.get(start).substring(FENCE.length()).strip();
          if (said.equals(language)) {
            String text = String.join("\n", lines.subList(start + 1, i));
            snippets.add(new Snippet(document, start + 1, language, text));
          }
          start = -1;
        }
      }
    }
    return snippets;
  }

  private static List<String> lines(String document) {
    try {
      return Files.readAllLines(root().resolve(document));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return document + ":" + line;
  }
}

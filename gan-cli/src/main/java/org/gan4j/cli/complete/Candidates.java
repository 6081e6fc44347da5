package org.gan4j.cli.complete;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * What may stand at the place of a word.
 *
 * @param files what the shell adds of its own
 * @param words the candidates, each with what it means
 */
record Candidates(Files files, List<Word> words) {
  /** Nothing is known about the word. */
  static final Candidates NONE = new Candidates(Files.NONE, List.of());

  /** Copies. */
  Candidates {
    words = List.copyOf(words);
  }

  /** Names of files that a shell proposes. */
  enum Files {
    /** No files. */
    NONE,
    /** Files and folders. */
    FILES,
    /** Folders alone. */
    FOLDERS
  }

  /**
   * A candidate.
   *
   * @param text the whole word; the next word does not follow yet if it ends with '.' or '='
   * @param meaning a few words for the user, possibly empty
   */
  record Word(String text, String meaning) {
    private static final int LONGEST = 70;

    /** Leaves the first line of the meaning, as short as a list needs it. */
    Word {
      String line = meaning.strip().lines().findFirst().orElse("").replace('\t', ' ');
      meaning = line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1).strip() + "…";
    }
  }

  static Candidates of(Files files) {
    return new Candidates(files, List.of());
  }

  static Candidates words(List<Word> words) {
    return new Candidates(Files.NONE, words);
  }

  /** Candidates without a meaning. */
  static Candidates texts(Iterable<String> texts) {
    List<Word> words = new ArrayList<>();
    texts.forEach(text -> words.add(new Word(text, "")));
    return words(words);
  }

  /** Those that begin as the user did, in the order of the alphabet. */
  Candidates startingWith(String typed) {
    Predicate<Word> fits = word -> word.text().startsWith(typed);
    return new Candidates(
        files, words.stream().filter(fits).sorted(Comparator.comparing(Word::text)).toList());
  }

  /** The same words with something before them. */
  Candidates prefixed(String prefix) {
    return new Candidates(
        files, words.stream().map(word -> new Word(prefix + word.text(), word.meaning())).toList());
  }

  /** The lines that the scripts of the shells read: the kind of files, then a word a line. */
  String lines() {
    StringBuilder text = new StringBuilder(files.name().toLowerCase(Locale.ROOT)).append('\n');
    for (Word word : words) {
      text.append(word.text()).append('\t').append(word.meaning()).append('\n');
    }
    return text.toString();
  }
}

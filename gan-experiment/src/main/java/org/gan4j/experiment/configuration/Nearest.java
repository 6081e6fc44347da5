package org.gan4j.experiment.configuration;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.gan4j.api.concurrent.ThreadSafe;

/** Guesses which of some names was meant. */
@ThreadSafe
public final class Nearest {
  private Nearest() {}

  /** The name most similar to a word; empty if none is similar. */
  public static Optional<String> to(String word, Collection<String> names) {
    String plain = plain(word);
    int tolerance = 1 + plain.length() / 4;
    return names.stream()
        .filter(name -> distance(plain, plain(name)) <= tolerance || extended(plain, plain(name)))
        .min(Comparator.comparingInt(name -> distance(plain, plain(name))));
  }

  /** Case and hyphens are the most common mistakes. */
  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[-_ ]", "");
  }

  private static boolean extended(String word, String name) {
    boolean longEnough = Math.min(word.length(), name.length()) >= 3;
    return longEnough && (name.startsWith(word) || word.startsWith(name));
  }

  /**
   * How many letters must be inserted, removed, replaced, or exchanged with their neighbour:
   * optimal string alignment after Damerau, "A technique for computer detection and correction of
   * spelling errors", CACM 7(3), 1964.
   */
  static int distance(String from, String to) {
    int[][] cost = new int[from.length() + 1][to.length() + 1];
    for (int i = 0; i <= from.length(); i++) {
      for (int j = 0; j <= to.length(); j++) {
        if (i == 0 || j == 0) {
          cost[i][j] = i + j;
          continue;
        }
        int change = from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1;
        cost[i][j] =
            Math.min(Math.min(cost[i - 1][j], cost[i][j - 1]) + 1, cost[i - 1][j - 1] + change);
        boolean exchanged =
            i > 1
                && j > 1
                && from.charAt(i - 1) == to.charAt(j - 2)
                && from.charAt(i - 2) == to.charAt(j - 1);
        if (exchanged) {
          cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
        }
      }
    }
    return cost[from.length()][to.length()];
  }
}

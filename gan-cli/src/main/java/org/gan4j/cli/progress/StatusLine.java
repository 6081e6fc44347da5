package org.gan4j.cli.progress;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The parts of a line. Where there is no room for all of them, the least important are left out.
 */
final class StatusLine {
  /** From the most important part to the least. */
  enum Rank {
    TIME_LEFT,
    COUNT,
    LOSS,
    RATE,
    SCORE,
    OTHER
  }

  private record Part(Rank rank, String text) {}

  private final List<Part> parts = new ArrayList<>();

  /** Adds a part behind the others; nothing if it is empty. */
  StatusLine add(Rank rank, String text) {
    if (!text.isEmpty()) {
      parts.add(new Part(rank, text));
    }
    return this;
  }

  /** All parts that fit into so many columns, in their order, separated by spaces. */
  String fit(int columns) {
    List<Part> kept = new ArrayList<>(parts);
    while (!kept.isEmpty() && text(kept).length() > columns) {
      kept.remove(leastImportant(kept));
    }
    return text(kept);
  }

  /** The last of the parts with the greatest rank. */
  private static int leastImportant(List<Part> parts) {
    int least = 0;
    for (int i = 1; i < parts.size(); i++) {
      if (parts.get(i).rank().compareTo(parts.get(least).rank()) >= 0) {
        least = i;
      }
    }
    return least;
  }

  private static String text(List<Part> parts) {
    return parts.stream().map(Part::text).collect(Collectors.joining(" "));
  }

  @Override
  public String toString() {
    return text(parts);
  }
}

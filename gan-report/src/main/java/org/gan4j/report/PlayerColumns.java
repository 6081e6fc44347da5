package org.gan4j.report;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.gan4j.api.training.NumberName;

/**
 * The order of the players' columns. An iteration may leave players out, so its report alone does
 * not say where their numbers belong among those of other iterations.
 */
final class PlayerColumns {
  /** The beginnings of the players' numbers, in the game's order. */
  private final List<String> prefixes;

  /** The numbers that every player has, such as the losses, each in the order of the players. */
  private final List<List<String>> groups;

  /**
   * Columns of these players.
   *
   * @param players names, in the game's order
   */
  PlayerColumns(List<String> players) {
    prefixes = players.stream().map(player -> NumberName.of(player, "")).toList();
    groups =
        Stream.<UnaryOperator<String>>of(
                NumberName::loss, NumberName::penalty, NumberName::gradientNorm)
            .map(name -> players.stream().map(name).toList())
            .toList();
  }

  /**
   * The reported numbers, and among them the columns of players that were left out, in the order of
   * the players.
   *
   * @param reported names of the numbers of an iteration, in their order
   * @param columns of the table so far
   */
  Collection<String> ordered(Set<String> reported, List<String> columns) {
    Set<String> names = new LinkedHashSet<>();
    List<String> leftOut = columns.stream().filter(name -> !reported.contains(name)).toList();
    for (String name : reported) {
      List<String> group = group(name);
      if (group.isEmpty()) {
        leftOut.stream().filter(column -> precedes(column, name)).forEach(names::add);
        names.add(name);
      } else {
        group.stream()
            .filter(member -> reported.contains(member) || leftOut.contains(member))
            .forEach(names::add);
      }
    }
    return names;
  }

  /** The group of a number; empty if it is one that not every player has. */
  private List<String> group(String name) {
    return groups.stream().filter(group -> group.contains(name)).findFirst().orElse(List.of());
  }

  /** Whether a number outside of the groups belongs to an earlier player than another. */
  private boolean precedes(String earlier, String later) {
    int place = player(earlier);
    return place >= 0 && group(earlier).isEmpty() && place < player(later);
  }

  /** The place of the player that a number belongs to; -1 if it is none. */
  private int player(String name) {
    int place = -1;
    for (int i = 0; i < prefixes.size(); i++) {
      String prefix = prefixes.get(i);
      boolean owns =
          name.startsWith(prefix)
              && name.length() > prefix.length()
              && !Character.isLowerCase(name.charAt(prefix.length()));
      if (owns && (place < 0 || prefix.length() > prefixes.get(place).length())) {
        place = i;
      }
    }
    return place;
  }
}

package org.gan4j.cli.export;

import java.util.List;
import java.util.Locale;
import org.gan4j.api.GanException;
import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.experiment.configuration.Nearest;

/** The networks of a game, as {@code --player} names them. */
@ThreadSafe
public final class PlayerNames {
  private PlayerNames() {}

  /**
   * Refuses a name that no network of the game has.
   *
   * @param where the run or experiment
   * @throws GanException of kind USAGE, with the names that there are
   */
  public static void require(String name, List<String> names, String where) {
    if (names.contains(name)) {
      return;
    }
    String list = "networks: " + String.join(", ", names);
    throw GanException.usage(
        "there is no network \"" + name + "\"",
        where,
        Nearest.to(name, names)
            .map(near -> String.format(Locale.ROOT, "did you mean \"%s\"? (%s)", near, list))
            .orElse(list));
  }
}

package org.gan4j.cli.init;

import java.util.Locale;

/**
 * Why a setting of the experiment is what it is.
 *
 * @param setting its JSON path
 * @param text the reason
 */
public record Reason(String setting, String text) {

  /** As {@code 5 to 8}, or one number if there is only one. */
  static String range(int least, int most) {
    return least == most
        ? String.format(Locale.ROOT, "%,d", least)
        : String.format(Locale.ROOT, "%,d to %,d", least, most);
  }
}

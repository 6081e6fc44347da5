package org.gan4j.api;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gan4j.api.component.Require;

/**
 * A version of this API. The manifest of a plugin's jar names, under {@link #MANIFEST_ENTRY}, the
 * version it was built against, so that an incompatible plugin is rejected when it is found, not by
 * a missing method in the middle of a training.
 *
 * @param major changes when what was built against an older one may no longer run
 * @param minor changes when something is added; while the major version is 0, it may also change
 *     when something is taken away
 */
public record ApiVersion(int major, int minor) {
  /** The name of the entry in a plugin's manifest: {@code GAN4J-Api-Version: 0.1}. */
  public static final String MANIFEST_ENTRY = "GAN4J-Api-Version";

  private static final ApiVersion CURRENT = new ApiVersion(0, 2);
  private static final Pattern TEXT = Pattern.compile("(\\d{1,6})\\.(\\d{1,6})");

  /** Checks the numbers. */
  public ApiVersion {
    Require.atLeast("major", major, 0);
    Require.atLeast("minor", minor, 0);
  }

  /** That of these classes. */
  public static ApiVersion current() {
    return CURRENT;
  }

  /**
   * Reads {@code major.minor}.
   *
   * @throws IllegalArgumentException if the text is not of this form
   */
  public static ApiVersion parse(String text) {
    Matcher matcher = TEXT.matcher(text.strip());
    Require.that(
        matcher.matches(), "a version is written as 1.2 (major.minor), not \"" + text + "\"");
    return new ApiVersion(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
  }

  /** Whether code built against another version runs with this one. */
  public boolean supports(ApiVersion built) {
    boolean sameMajor = major == built.major;
    return major == 0 ? sameMajor && minor == built.minor : sameMajor && minor >= built.minor;
  }

  /** The text in a manifest, such as {@code 0.2}. */
  @Override
  public String toString() {
    return major + "." + minor;
  }
}

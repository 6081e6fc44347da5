package org.gan4j.datasets.images;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.gan4j.datasets.images.ImageListing.Entry;

/**
 * Which part of a folder is used. What belongs together lies in one folder at the top, such as all
 * pictures of a person, and goes into one part: otherwise a held-out picture would be of somebody
 * who is known. Files beside the folders go each by itself. The parts follow from the names alone,
 * and stay as they are when others are added.
 */
public enum Part {
  /** Everything. */
  ALL,
  /** What is not held out. */
  TRAIN,
  /** What is held out. */
  TEST;

  private static final double STEPS = 0x1p32;

  /**
   * Whether a file belongs to this part.
   *
   * @param testShare the probability that a folder, or a file beside them, is held out
   */
  boolean includes(Entry file, double testShare) {
    return switch (this) {
      case ALL -> true;
      case TRAIN -> !isHeldOut(file, testShare);
      case TEST -> isHeldOut(file, testShare);
    };
  }

  private static boolean isHeldOut(Entry file, double testShare) {
    int end = file.name().indexOf('/');
    String group = end < 0 ? file.name() : file.name().substring(0, end);
    return uniform(group) < testShare;
  }

  /** A number in [0, 1) that looks random and is the same for a name on every machine. */
  private static double uniform(String name) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
      long bits = 0;
      for (int i = 0; i < Integer.BYTES; i++) {
        bits = (bits << Byte.SIZE) | (digest[i] & 0xFF);
      }
      return bits / STEPS;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}

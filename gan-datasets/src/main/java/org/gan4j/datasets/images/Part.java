package org.gan4j.datasets.images;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.gan4j.api.io.Sha256;
import org.gan4j.datasets.images.ImageListing.Entry;

/**
 * The part of a folder that is used. Each top-level folder, such as all pictures of a person,
 * belongs to one part as a whole: otherwise a held-out picture could show a person from the
 * training part. Files beside the folders are assigned one by one. The parts follow from the names
 * alone, and do not change when other files are added.
 */
public enum Part {
  /** Everything. */
  @JsonProperty("all")
  ALL,
  /** The files that are not held out. */
  @JsonProperty("train")
  TRAIN,
  /** The files that are held out. */
  @JsonProperty("test")
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
    byte[] hash = new Sha256().add(name).bytes();
    long bits = 0;
    for (int i = 0; i < Integer.BYTES; i++) {
      bits = (bits << Byte.SIZE) | (hash[i] & 0xFF);
    }
    return bits / STEPS;
  }
}

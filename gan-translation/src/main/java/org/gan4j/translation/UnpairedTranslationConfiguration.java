package org.gan4j.translation;

/** Settings of the task {@code unpaired-translation}: none. */
public record UnpairedTranslationConfiguration() {
  /** What a task without targets amounts to: nothing is compared with a target. */
  static TranslationConfiguration asTranslation() {
    return new TranslationConfiguration(Judged.OUTPUT, PixelDistance.L1, 0, 1);
  }
}

package com.example.service;

import java.util.Locale;
import org.gan4j.core.trained.TrainedGenerator;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Draws samples as lines of text. Not thread-safe. */
interface TextSampler extends AutoCloseable {
  /** How many samples one request may have. */
  int mostSamples();

  /** One line of numbers a sample. */
  String sample(int count, long seed);

  @Override
  void close();

  /** Samples of this generator, which is closed with the sampler. */
  static TextSampler of(TrainedGenerator generator) {
    return new TextSampler() {
      private static final int MOST_SAMPLES = 256;

      /** A number takes about ten bytes of text, so an answer is at most about 10 MB. */
      private static final int MOST_NUMBERS = 1_000_000;

      @Override
      public int mostSamples() {
        return Math.max(1, Math.min(MOST_SAMPLES, MOST_NUMBERS / generator.shape().length()));
      }

      @Override
      public String sample(int count, long seed) {
        try (INDArray samples = generator.sample(count, seed)) {
          StringBuilder lines = new StringBuilder();
          for (float[] row : samples.reshape('c', count, -1).toFloatMatrix()) {
            for (int i = 0; i < row.length; i++) {
              lines.append(i == 0 ? "" : ",").append(String.format(Locale.ROOT, "%.5f", row[i]));
            }
            lines.append('\n');
          }
          return lines.toString();
        }
      }

      @Override
      public void close() {
        generator.close();
      }
    };
  }
}

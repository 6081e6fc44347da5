package org.gan4j.evaluation.features;

import java.nio.ByteBuffer;
import org.gan4j.api.data.Dataset;
import org.gan4j.api.io.Sha256;

/** Names what a network is learned from: the data, the settings, and this code's version. */
final class DataKey {
  private DataKey() {}

  /**
   * The key.
   *
   * @param type of the features
   * @param settings in words, without the data
   * @param labelled whether labels matter
   * @return 64 hexadecimal digits
   */
  static String of(String type, String settings, Dataset data, boolean labelled) {
    Sha256 hash =
        new Sha256()
            .add(Architecture.VERSION + "\n" + type + "\n" + settings + "\n")
            .add(data.fingerprint() + "\n" + data.shape() + "\n" + data.size() + "\n");
    if (labelled) {
      hash.add(String.join("\n", data.classes()));
      ByteBuffer labels = ByteBuffer.allocate(Math.multiplyExact(data.size(), Integer.BYTES));
      for (int i = 0; i < data.size(); i++) {
        labels.putInt(data.label(i));
      }
      hash.add(labels.flip());
    }
    return hash.hex();
  }
}

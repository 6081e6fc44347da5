package org.gan4j.datasets.images;

import java.util.List;
import org.gan4j.api.SampleShape;

/** Pictures in pairs, as they are stored. */
interface PairSource extends AutoCloseable {
  /** The shape of the inputs. */
  SampleShape input();

  /** The shape of the targets. */
  SampleShape target();

  /** How many pairs there are. */
  int size();

  /**
   * Reads a pair.
   *
   * @param inputs receives the input, [input shape] in [-1, 1]
   * @param targets receives the target, [target shape]
   */
  void read(int index, float[] inputs, float[] targets);

  /** Names the contents. */
  String fingerprint();

  /** Remarks for the user. */
  List<String> warnings();

  /** What was passed over. */
  List<String> omissions();

  @Override
  void close();
}

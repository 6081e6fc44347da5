package org.gan4j.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.gan4j.api.game.Progress;
import org.gan4j.checkpoint.Checkpoint;

/**
 * What a checkpoint goes on from, comparable bit for bit. Its provenance is not among it, since
 * that says when the run was started.
 */
record SavedState(String experiment, Progress progress, Map<String, List<Integer>> bits) {

  /** Reads a checkpoint. */
  static SavedState of(Path file) {
    Checkpoint checkpoint = Checkpoint.open(file);
    Map<String, List<Integer>> bits = new LinkedHashMap<>();
    checkpoint
        .arrays("")
        .forEach(
            (name, array) -> {
              float[] numbers = array.ravel().toFloatVector();
              bits.put(
                  name,
                  IntStream.range(0, numbers.length)
                      .map(i -> Float.floatToRawIntBits(numbers[i]))
                      .boxed()
                      .toList());
            });
    return new SavedState(checkpoint.header().experiment(), checkpoint.header().progress(), bits);
  }
}

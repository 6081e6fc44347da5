package org.gan4j.api.data;

import java.nio.file.Path;
import org.gan4j.api.RandomKey;
import org.gan4j.api.concurrent.ThreadSafe;

/** Folders and randomness for a new dataset. Later versions may add to it. */
@ThreadSafe
public interface DatasetContext {

  /** The folder that relative paths are relative to. */
  Path workingDirectory();

  /**
   * A folder for downloads and decoded images, shared by all runs of this user; it may not exist
   * yet.
   */
  Path cacheDirectory();

  /** Randomness for synthetic data. */
  RandomKey key();

  /** A context of these parts. */
  static DatasetContext of(Path workingDirectory, Path cacheDirectory, RandomKey key) {
    return new Parts(workingDirectory, cacheDirectory, key);
  }

  /** The parts of a context. */
  record Parts(Path workingDirectory, Path cacheDirectory, RandomKey key)
      implements DatasetContext {}
}

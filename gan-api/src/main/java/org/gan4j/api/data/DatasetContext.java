package org.gan4j.api.data;

import java.nio.file.Path;
import org.gan4j.api.RandomKey;

/**
 * What a dataset may use beside its configuration.
 *
 * @param workingDirectory what relative paths are relative to
 * @param cacheDirectory a folder for downloads and decoded images, shared by all runs of this user;
 *     it may not exist yet
 * @param key randomness for synthetic data
 */
public record DatasetContext(Path workingDirectory, Path cacheDirectory, RandomKey key) {}

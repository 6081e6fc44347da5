package org.gan4j.api.training;

import java.nio.file.Path;
import org.gan4j.api.game.Progress;

/**
 * A training that begins, or continues.
 *
 * @param folder of the run: where a listener writes files of its own, named so that they cannot be
 *     taken for the run's
 * @param experiment its name
 * @param progress from which it continues; not the initial one in a run that is resumed or was
 *     rolled back
 */
public record TrainingStart(Path folder, String experiment, Progress progress) {}

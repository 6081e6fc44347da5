package org.gan4j.api.training;

import java.nio.file.Path;
import java.util.Map;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.gan4j.api.game.Progress;
import org.gan4j.api.network.Parameters;

/**
 * The state of a training at a step whose samples were drawn: the picture, and the networks' own
 * arrays. It is valid during the call that passes it only, on its thread. Later versions may add to
 * it.
 */
@NotThreadSafe
public interface TrainingSnapshot {

  /** How far the training is. */
  Progress progress();

  /**
   * The written samples of the fixed latents: a PNG, or CSV where samples are no pictures. Nobody
   * may change the file.
   */
  Path samples();

  /**
   * The parameters of each network that learns, by the network's name, in the game's order. Their
   * gradient is that of the network's last step, and zero before its first one. Nobody may change
   * these arrays.
   */
  Map<String, Parameters> parameters();
}

package org.gan4j.training;

import java.util.List;

/**
 * A player with its networks.
 *
 * @param name unique within the game
 * @param drawsBatch whether each of its steps reads a new batch
 * @param networks that are updated in its steps, at least one
 */
public record LearningPlayer(String name, boolean drawsBatch, List<LearningNetwork> networks) {
  /** Copies the list. */
  public LearningPlayer {
    networks = List.copyOf(networks);
  }
}

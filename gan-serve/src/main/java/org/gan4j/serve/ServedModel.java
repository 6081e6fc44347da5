package org.gan4j.serve;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.gan4j.api.component.Require;
import org.gan4j.api.concurrent.ThreadSafe;

/**
 * What is served.
 *
 * @param name of the experiment
 * @param checkpoint the name of its file
 * @param steps how many parameter updates all players had taken
 * @param shape of a sample: [channels, height, width], or [features]
 * @param classes the names of the classes that can be asked for, by label; empty if there are none
 * @param abilities what it can do
 */
@ThreadSafe
public record ServedModel(
    String name,
    String checkpoint,
    long steps,
    List<Integer> shape,
    List<String> classes,
    Set<Ability> abilities) {

  /** What a generator can do beside drawing samples. */
  public enum Ability {
    /** Samples can be drawn without a picture. */
    SAMPLES,
    /** Samples are images of one, three or four channels. */
    IMAGES,
    /** Samples can be shown in one picture: images, or points in the plane. */
    PICTURES,
    /** The variety of samples can be reduced. */
    TRUNCATION,
    /** There is a latent space to walk through. */
    LATENT,
    /** It does something to a picture. */
    APPLY
  }

  /**
   * Copies the collections.
   *
   * @throws IllegalArgumentException if a sample has no numbers
   */
  public ServedModel {
    shape = List.copyOf(shape);
    classes = List.copyOf(classes);
    Set<Ability> copy = EnumSet.noneOf(Ability.class);
    copy.addAll(abilities);
    abilities = Set.copyOf(copy);
    Require.that(!shape.isEmpty(), "a sample needs a shape");
    for (int length : shape) {
      Require.atLeast("a length of a sample's shape", length, 1);
    }
  }

  boolean can(Ability ability) {
    return abilities.contains(ability);
  }

  /** Pixels of an image, or numbers of a vector. */
  long size() {
    return shape.size() == 3 ? (long) shape.get(1) * shape.get(2) : shape.get(0);
  }
}

package org.gan4j.objectives.task;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.gan4j.objectives.task.ClusterCentres.Range;

/** Gives new clusters the numbers of the old ones with which they share samples. */
final class ClusterMatching {
  private ClusterMatching() {}

  /** Samples that are in one old and one new cluster. */
  private record Overlap(int before, int after, int samples) {}

  /**
   * Matches greedily, those with most samples in common first; of equal ones the first old cluster,
   * then the first new one. What shares nothing gets a number that is left.
   *
   * @param before the old cluster of each sample, its numbers within a range
   * @param after the new cluster of each sample, its numbers from 0
   * @param numbers of the old clusters
   * @param count of the new clusters, at most that of the old ones
   * @return the number of each new cluster, all different
   */
  static int[] of(int[] before, int[] after, Range numbers, int count) {
    int[] matched = new int[count];
    Arrays.fill(matched, -1);
    boolean[] taken = new boolean[numbers.to() - numbers.from()];
    for (Overlap overlap : overlaps(before, after, count)) {
      int place = overlap.before - numbers.from();
      if (matched[overlap.after] < 0 && !taken[place]) {
        matched[overlap.after] = overlap.before;
        taken[place] = true;
      }
    }
    int free = 0;
    for (int i = 0; i < count; i++) {
      if (matched[i] < 0) {
        while (taken[free]) {
          free++;
        }
        matched[i] = numbers.from() + free;
        taken[free] = true;
      }
    }
    return matched;
  }

  private static List<Overlap> overlaps(int[] before, int[] after, int count) {
    long[] pairs = new long[before.length];
    Arrays.setAll(pairs, i -> (long) before[i] * count + after[i]);
    Arrays.sort(pairs);
    List<Overlap> overlaps = new ArrayList<>();
    int start = 0;
    for (int i = 1; i <= pairs.length; i++) {
      if (i == pairs.length || pairs[i] != pairs[start]) {
        overlaps.add(
            new Overlap((int) (pairs[start] / count), (int) (pairs[start] % count), i - start));
        start = i;
      }
    }
    // Stable: equal ones stay in the order of their numbers.
    overlaps.sort(Comparator.comparingInt(Overlap::samples).reversed());
    return overlaps;
  }
}

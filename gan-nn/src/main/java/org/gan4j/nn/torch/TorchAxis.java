package org.gan4j.nn.torch;

import java.util.Arrays;
import org.gan4j.api.SampleShape;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.jspecify.annotations.Nullable;

/**
 * The order of the features of vectors, or of the channels of images, between two layers. Where a
 * vector becomes an image, or an image a vector, GAN4J may count the channels of each pixel side by
 * side, and PyTorch counts the pixels of each channel; weights before or after it are moved.
 */
@NotThreadSafe
public final class TorchAxis {
  private final int length;
  private final @Nullable TorchAxis beginning;
  private final boolean free;
  private int @Nullable [] order;

  private TorchAxis(
      int length, boolean free, @Nullable TorchAxis beginning, int @Nullable [] order) {
    this.length = length;
    this.free = free;
    this.beginning = beginning;
    this.order = order;
  }

  /** Features that a layer makes: their order can still be chosen. */
  public static TorchAxis made(int length) {
    return new TorchAxis(length, true, null, null);
  }

  /** Features whose order is given, such as those of an input. */
  public static TorchAxis given(int length) {
    return new TorchAxis(length, false, null, null);
  }

  /** The numbers of an image that were counted with the channels last. */
  public static TorchAxis ofChannelsLast(SampleShape image) {
    return new TorchAxis(image.length(), false, null, channelsLast(image));
  }

  /** The same features, and others behind them whose order is given. */
  public TorchAxis followedBy(int others) {
    return new TorchAxis(Math.addExact(length, others), false, this, null);
  }

  /** How many features there are. */
  public int length() {
    return length;
  }

  /**
   * Chooses the order in which they become an image, of which GAN4J counts the channels last.
   *
   * @throws IllegalStateException if the order is given
   */
  void becomes(SampleShape image) {
    if (!free || order != null) {
      throw new IllegalStateException("the order of these features is given");
    }
    order = channelsLast(image);
  }

  /** Whether the order can be chosen. */
  boolean isFree() {
    return free && order == null;
  }

  /** The place in GAN4J's order of each feature in PyTorch's. */
  int[] order() {
    int[] all = new int[length];
    Arrays.setAll(all, i -> i);
    int[] own = beginning == null ? order : beginning.order();
    if (own != null) {
      System.arraycopy(own, 0, all, 0, own.length);
    }
    return all;
  }

  private static int[] channelsLast(SampleShape image) {
    int pixels = image.height() * image.width();
    int[] order = new int[image.length()];
    Arrays.setAll(order, i -> i % pixels * image.channels() + i / pixels);
    return order;
  }
}

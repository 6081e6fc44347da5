package org.gan4j.inpainting;

import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.component.ConfiguredProvider;
import org.gan4j.api.data.Latent;
import org.gan4j.api.mask.MaskContext;
import org.gan4j.api.mask.MaskProvider;
import org.gan4j.inpainting.mask.CentreMaskConfiguration;
import org.gan4j.inpainting.mask.CentreMaskProvider;
import org.gan4j.inpainting.mask.RandomRectangleMaskConfiguration;
import org.gan4j.inpainting.mask.RandomRectangleMaskProvider;
import org.gan4j.testkit.Defaults;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Tasks, images and noise for tests. */
public final class TestTasks {
  private TestTasks() {}

  /** Half of each side around the centre, with a band of an overlap. */
  public static ConfiguredProvider<MaskProvider<?>> centre(int overlap) {
    return new ConfiguredProvider<>(
        new CentreMaskProvider(), new CentreMaskConfiguration(0.25, overlap));
  }

  /** A quarter of the image anywhere. */
  public static ConfiguredProvider<MaskProvider<?>> moving() {
    return new ConfiguredProvider<>(
        new RandomRectangleMaskProvider(), new RandomRectangleMaskConfiguration(0.25, 0));
  }

  /** The published settings. */
  public static InpaintingConfiguration settings(
      ConfiguredProvider<MaskProvider<?>> mask, DiscriminatorInput judged) {
    return settings(mask, judged, Distance.L2, 0.999);
  }

  /** With another reconstruction term. */
  public static InpaintingConfiguration settings(
      ConfiguredProvider<MaskProvider<?>> mask,
      DiscriminatorInput judged,
      Distance distance,
      double weight) {
    return new InpaintingConfiguration(
        mask, Defaults.of(Fill.Constant.class), judged, distance, weight, 0.001, 1, 1, null, null);
  }

  /** With several draws of each image. */
  public static InpaintingConfiguration drawing(
      int draws,
      double spreadWeight,
      ConfiguredProvider<MaskProvider<?>> mask,
      DiscriminatorInput judged) {
    return new InpaintingConfiguration(
        mask,
        Defaults.of(Fill.Constant.class),
        judged,
        Distance.L1,
        0.7,
        0.001,
        draws,
        spreadWeight,
        null,
        null);
  }

  /** The task of some settings. */
  public static InpaintingTask task(SampleShape image, InpaintingConfiguration settings) {
    return new InpaintingTask(
        image, ConfiguredProvider.create(settings.mask(), MaskContext.of(image)), settings);
  }

  /** Uniform numbers in [-1, 1]. */
  public static INDArray images(DataType type, SampleShape image, int count) {
    INDArray images = Nd4j.create(type, image.batch(count));
    RandomKey.ofSeed(7).fillUniform(images, -1, 1);
    return images;
  }

  /** Standard normal noise; none of size 0. */
  public static Latent noise(int size) {
    return new Latent() {
      @Override
      public int size() {
        return size;
      }

      @Override
      public void sample(RandomKey key, INDArray destination) {
        key.fillGaussian(destination, 0, 1);
      }

      @Override
      public INDArray interpolate(INDArray from, INDArray to, double fraction) {
        throw new UnsupportedOperationException("no test walks");
      }
    };
  }
}

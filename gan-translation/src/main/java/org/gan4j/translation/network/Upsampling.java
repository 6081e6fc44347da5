package org.gan4j.translation.network;

import java.util.List;
import org.gan4j.nn.layers.Convolution;
import org.gan4j.nn.layers.FastLayer;
import org.gan4j.nn.layers.ResizingConvolution;
import org.gan4j.nn.layers.TransposedConvolution;
import org.gan4j.nn.layers.Upsample;

/** How a decoder doubles an image. */
public enum Upsampling {
  /** A transposed convolution, as Isola et al. 2017. It can leave a pattern of single pixels. */
  TRANSPOSED,
  /**
   * Every pixel four times, then a convolution, whose result has no such pattern: Odena, Dumoulin
   * and Olah, "Deconvolution and checkerboard artifacts", Distill, 2016.
   */
  RESIZE;

  private static final int ODD_KERNEL = 3;

  /**
   * The layers from an image to one of twice its sides, or one pixel less.
   *
   * @param filters channels of the output
   * @param kernel of the convolution that halved the image: 4 of an even side, 3 of an odd one
   * @param bias whether a bias is added
   */
  List<FastLayer> layers(int filters, int kernel, boolean bias) {
    return switch (this) {
      case TRANSPOSED -> List.of(new TransposedConvolution(filters, kernel, 2, 1, bias));
      case RESIZE ->
          kernel == ODD_KERNEL
              ? List.of(new Upsample(2), new Convolution(filters, 4, 1, 1, bias))
              : List.of(ResizingConvolution.upsampled(filters, 3, bias));
    };
  }
}

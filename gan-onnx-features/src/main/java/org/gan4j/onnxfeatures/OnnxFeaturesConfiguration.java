package org.gan4j.onnxfeatures;

import java.util.List;
import org.gan4j.api.component.Option;
import org.gan4j.api.component.Require;
import org.jspecify.annotations.Nullable;

/**
 * Settings of the features {@code onnx}. A pixel v of a sample, in [-1, 1], reaches the network as
 * (lower + (v + 1) / 2 · (upper - lower) - mean) / std.
 *
 * @param file the network: one input [batch, channels, height, width] of float32
 * @param inputSize rows and columns of the images that it takes; null where the file says it
 * @param range the lowest and the highest value of a pixel, before mean and std
 * @param mean of each channel, or of all; null for 0
 * @param std the standard deviation of each channel, or of all; null for 1
 * @param output the name of the output that is used; null for the first
 */
public record OnnxFeaturesConfiguration(
    @Option(value = "An ONNX file whose input is images, channels first", location = true)
        String file,
    @Option(
            value =
                "Rows and columns of the images that the network takes; what the file says, if absent",
            min = 1,
            max = 10_000)
        @Nullable Integer inputSize,
    @Option(
            value = "The lowest and the highest value of a pixel, before mean and std",
            defaultValue = "[0, 1]")
        List<Double> range,
    @Option("What is subtracted from each channel, a number for each or one for all; 0 if absent")
        @Nullable List<Double> mean,
    @Option("What each channel is divided by, a number for each or one for all; 1 if absent")
        @Nullable List<Double> std,
    @Option("The output that is used; the first if absent") @Nullable String output) {
  /** Checks and copies. */
  public OnnxFeaturesConfiguration {
    Require.that(!file.isBlank(), "file must name an ONNX file");
    range = List.copyOf(range);
    Require.that(
        range.size() == 2 && range.get(0) < range.get(1),
        "range must be the lowest and the highest value, such as [0, 1], not " + range);
    mean = mean == null ? null : List.copyOf(mean);
    std = std == null ? null : List.copyOf(std);
    Require.that(mean == null || isForChannels(mean), "mean must have 1 or 3 numbers");
    Require.that(std == null || isForChannels(std), "std must have 1 or 3 numbers");
    Require.that(
        std == null || std.stream().allMatch(number -> number > 0), "std must be positive");
  }

  private static boolean isForChannels(List<Double> numbers) {
    return numbers.size() == 1 || numbers.size() == 3;
  }

  /** What is subtracted from a channel. */
  double meanOf(int channel) {
    return of(mean, channel, 0);
  }

  /** What a channel is divided by. */
  double deviationOf(int channel) {
    return of(std, channel, 1);
  }

  private static double of(@Nullable List<Double> numbers, int channel, double otherwise) {
    return numbers == null ? otherwise : numbers.get(Math.min(channel, numbers.size() - 1));
  }
}

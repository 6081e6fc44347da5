package org.gan4j.datasets.idx;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.gan4j.api.GanException;
import org.gan4j.api.SampleShape;

/** In which order a file with colour images has its dimensions. */
public enum Layout {
  /** Derived from the lengths: the dimension of at most 4 counts channels. */
  @JsonProperty("auto")
  AUTO,
  /** [samples, channels, height, width]. */
  @JsonProperty("channels-first")
  CHANNELS_FIRST,
  /** [samples, height, width, channels]. */
  @JsonProperty("channels-last")
  CHANNELS_LAST;

  private static final int MOST_CHANNELS = 4;

  /**
   * The shape of an image, channels first.
   *
   * @param lengths of the three dimensions of an image in the file
   * @param array what the file holds, for errors
   * @param where names the file in errors
   * @throws GanException of kind USAGE if the lengths do not say which dimension counts channels
   */
  public SampleShape image(List<Integer> lengths, Object array, String where) {
    return isChannelsLast(lengths, array, where)
        ? SampleShape.image(lengths.get(2), lengths.get(0), lengths.get(1))
        : SampleShape.image(lengths.get(0), lengths.get(1), lengths.get(2));
  }

  /**
   * Whether the channels of a pixel are side by side; parameters and errors as of {@link #image}.
   */
  public boolean isChannelsLast(List<Integer> lengths, Object array, String where) {
    boolean first = lengths.get(0) <= MOST_CHANNELS;
    boolean last = lengths.get(2) <= MOST_CHANNELS;
    if (this == AUTO && first == last) {
      throw GanException.usage(
          "the channel dimension is ambiguous in " + array,
          where,
          "set \"layout\" to \"channels-first\" or \"channels-last\"");
    }
    return this == CHANNELS_LAST || (this == AUTO && last);
  }
}

package org.gan4j.datasets.arrays;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.gan4j.api.GanException;
import org.gan4j.api.SampleShape;
import org.gan4j.api.data.Dataset;
import org.gan4j.datasets.Reading;
import org.gan4j.datasets.idx.Layout;
import org.gan4j.images.output.NumpyFile;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NpyDatasetTest {
  @TempDir Path folder;

  private static String resource(String name) throws URISyntaxException {
    return Path.of(NpyDatasetTest.class.getResource(name).toURI()).toString();
  }

  private Dataset open(String images) {
    return open(images, null, null, null, Layout.AUTO, null, null);
  }

  private Dataset open(
      String images,
      @Nullable String array,
      @Nullable String labels,
      @Nullable String labelsArray,
      Layout layout,
      @Nullable List<Double> range,
      @Nullable Integer limit) {
    return new NpyProvider()
        .create(
            new NpyConfiguration(images, array, labels, labelsArray, null, layout, range, limit),
            Reading.context(folder));
  }

  /** Written by NumPy 2.4. */
  @Test
  void readsCompressedArchivesOfNumpy() throws Exception {
    try (Dataset data =
        open(resource("numpy.npz"), "images", null, "labels", Layout.CHANNELS_FIRST, null, null)) {
      assertThat(data.shape()).isEqualTo(SampleShape.image(2, 3, 3));
      assertThat(data.size()).isEqualTo(4);
      assertThat(data.classes()).containsExactly("3", "5", "9");
      assertThat(IntStream.range(0, 4).map(data::label)).containsExactly(0, 1, 0, 2);
      float[] sample = Reading.sample(data, 1);
      for (int i = 0; i < sample.length; i++) {
        assertThat(sample[i]).isCloseTo((18 + i) / 127.5f - 1, within(1e-6f));
      }
    }
  }

  /** Written by NumPy 2.4. */
  @Test
  void scalesDoublesFromZeroToOne() throws Exception {
    try (Dataset data = open(resource("floats.npy"))) {
      assertThat(data.shape()).isEqualTo(SampleShape.image(1, 4, 3));
      float[] all = Reading.read(data, 0, 1);
      for (int i = 0; i < 24; i++) {
        assertThat(all[i]).isCloseTo(2 * i / 23f - 1, within(1e-6f));
      }
    }
  }

  /** Written by NumPy 2.4. */
  @Test
  void readsVectorsInBigEndianOrderAsTheyAre() throws Exception {
    try (Dataset data = open(resource("big-endian.npy"))) {
      assertThat(data.shape()).isEqualTo(SampleShape.vector(4));
      float[] all = Reading.read(data, 0, 1, 2);
      for (int i = 0; i < 12; i++) {
        assertThat(all[i]).isCloseTo(2 * i / 11f - 1, within(1e-6f));
      }
    }
  }

  @Test
  void readsWhatThisFrameworkWrites() {
    try (NumpyFile file = NumpyFile.ofFloats(folder.resolve("x.npy"), 2, 3)) {
      file.write(1, 2, 3, 4, 5, 6.5f);
    }
    try (NumpyFile file = NumpyFile.ofIntegers(folder.resolve("y.npy"), 2)) {
      file.write(7, -1);
    }
    try (Dataset data = open("x.npy", null, "y.npy", null, Layout.AUTO, null, null)) {
      assertThat(Reading.read(data, 1, 0)).containsExactly(4, 5, 6.5f, 1, 2, 3);
      assertThat(data.classes()).containsExactly("-1", "7");
      assertThat(data.label(0)).isEqualTo(1);
    }
  }

  @Test
  void putsChannelsFirst() {
    Npy.write(folder.resolve("x.npy"), "|u1", false, "1, 5, 2, 3", Npy.counting(30));
    try (Dataset data = open("x.npy")) {
      assertThat(data.shape()).isEqualTo(SampleShape.image(3, 5, 2));
      float[] sample = Reading.sample(data, 0);
      for (int channel = 0; channel < 3; channel++) {
        for (int pixel = 0; pixel < 10; pixel++) {
          assertThat(sample[channel * 10 + pixel])
              .isCloseTo((pixel * 3 + channel) / 127.5f - 1, within(1e-6f));
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 0.5, 1", "-1, 0, 1", "0, 127.5, 255"})
  void findsBlackAndWhiteOfFloats(float black, float grey, float white) {
    Npy.write(folder.resolve("x.npy"), "<f4", false, "1, 1, 3", Npy.floats(black, grey, white));
    try (Dataset data = open("x.npy")) {
      assertThat(Reading.sample(data, 0)).containsExactly(-1, 0, 1);
    }
  }

  @Test
  void takesBlackAndWhiteFromTheRange() {
    Npy.write(folder.resolve("x.npy"), "<f4", false, "1, 1, 3", Npy.floats(0, 2000, 4000));
    try (Dataset data = open("x.npy", null, null, null, Layout.AUTO, List.of(4000.0, 0.0), null)) {
      assertThat(Reading.sample(data, 0)).containsExactly(1, 0, -1);
    }
    assertThatThrownBy(() -> open("x.npy").close())
        .hasMessageContaining("from 0.0 to 4000.0")
        .hasMessageContaining("\"range\"");
  }

  @Test
  void takesTheFirstSamples() {
    Npy.write(folder.resolve("x.npy"), "|u1", false, "4, 2, 2", Npy.counting(16));
    try (Dataset data = open("x.npy", null, null, null, Layout.AUTO, null, 3)) {
      assertThat(data.size()).isEqualTo(3);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "|O; False; 4, 2; 8; Python objects",
        "<f2; False; 4, 1; 8; a type that is not read",
        "|S4; False; 2; 8; a type that is not read",
        "|u1; True; 2, 2, 2; 8; Fortran order",
        "|u1; False; 3, 2, 2; 8; 8 bytes of numbers, and its header ([3, 2, 2] unsigned bytes) promises 12",
        "|u1; False; 1, 2, 2; 8; promises 4",
        "|u1; False; ''; 1; no samples",
        "|u1; False; 0, 2; 0; no samples",
        "|u1; False; 8; 8; neither images nor vectors",
        "<i8; False; 1, 1; 8; neither images nor vectors",
        "|u1; False; 99999999999, 1; 8; too large",
        "|u1; False; 2147483647, 2147483647, 2147483647, 2147483647; 8; implausible",
        "|u1; False; 1, 2, 2, 2; 8; ambiguous",
      })
  void refusesOtherArrays(String type, String fortran, String shape, int bytes, String problem) {
    Npy.write(folder.resolve("x.npy"), type, fortran.equals("True"), shape, new byte[bytes]);
    assertThatThrownBy(() -> open("x.npy").close())
        .isInstanceOfSatisfying(
            GanException.class,
            error -> {
              assertThat(error.kind()).isEqualTo(GanException.Kind.USAGE);
              assertThat(error.problem()).contains(problem);
              assertThat(error.where()).contains("x.npy");
            });
  }

  @Test
  void refusesNumbersThatAreNotFinite() {
    Npy.write(folder.resolve("x.npy"), "<f4", false, "2, 2", Npy.floats(1, 2, 3, Float.NaN));
    assertThatThrownBy(() -> open("x.npy").close()).hasMessageContaining("sample 1 contains NaN");
  }

  @Test
  void refusesOtherFiles() throws Exception {
    Files.write(folder.resolve("x.npy"), new byte[] {1, 2, 3});
    assertThatThrownBy(() -> open("x.npy").close()).hasMessageContaining("not a .npy file");
    Files.write(folder.resolve("x.npz"), new byte[] {1, 2, 3});
    assertThatThrownBy(() -> open("x.npz").close()).hasMessageContaining("damaged");
    assertThatThrownBy(() -> open("none.npy").close()).hasMessageContaining("no such file");
    String archive = resource("numpy.npz");
    assertThatThrownBy(() -> open(archive).close())
        .hasMessageContaining("2 arrays: images, labels");
  }

  @Test
  void refusesLabelsThatDoNotBelong() {
    Npy.write(folder.resolve("x.npy"), "|u1", false, "4, 2, 2", Npy.counting(16));
    Npy.write(folder.resolve("few.npy"), "|u1", false, "3,", Npy.counting(3));
    Npy.write(folder.resolve("shares.npy"), "<f4", false, "4, 1", new byte[16]);
    assertThatThrownBy(() -> open("x.npy", null, "few.npy", null, Layout.AUTO, null, null).close())
        .hasMessageContaining("3 labels for 4 samples");
    assertThatThrownBy(
            () -> open("x.npy", null, "shares.npy", null, Layout.AUTO, null, null).close())
        .hasMessageContaining("not labels");
  }
}

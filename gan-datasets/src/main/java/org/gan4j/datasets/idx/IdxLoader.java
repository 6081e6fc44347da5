package org.gan4j.datasets.idx;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.gan4j.api.GanException;
import org.gan4j.api.io.Sha256;
import org.jspecify.annotations.Nullable;

/** Loads the samples and labels of IDX files into memory. */
final class IdxLoader {
  private final IdxReader images;
  private final IdxFormat format;
  private final int count;
  private final Sha256 hash = new Sha256();

  private IdxLoader(IdxReader images, Layout layout, @Nullable Integer limit) {
    this.images = images;
    this.format = IdxFormat.of(images.header(), layout, images.where());
    int available = images.header().count();
    this.count = limit == null ? available : Math.min(limit, available);
  }

  /**
   * Reads everything.
   *
   * @param labels null if there are none
   * @param classes the names of the classes; null to name those that occur by their numbers
   * @param limit how many samples to keep; null for all
   * @throws GanException of kind USAGE if the files are damaged, not of a kind that can be used, or
   *     do not belong together
   */
  static IdxDataset load(
      IdxReader images,
      @Nullable IdxReader labels,
      Layout layout,
      @Nullable List<String> classes,
      @Nullable Integer limit) {
    IdxLoader loader = new IdxLoader(images, layout, limit);
    if (labels == null) {
      return loader.dataset(loader.samples(), IdxLabels.none(), limit);
    }
    loader.checkBelongs(labels);
    byte[][] samples = loader.samples();
    return loader.dataset(samples, loader.labels(labels, classes), limit);
  }

  private IdxDataset dataset(byte[][] samples, IdxLabels labels, @Nullable Integer limit) {
    List<String> warnings = new ArrayList<>(labels.warnings());
    if (limit != null && limit > samples.length) {
      warnings.add(
          "\"limit\" asks for %,d samples, and there are %,d".formatted(limit, samples.length));
    }
    return new IdxDataset(format, samples, labels, warnings, "sha256:" + hash.hex());
  }

  private byte[][] samples() {
    int bytes = Math.toIntExact(images.header().dataBytes() / images.header().count());
    checkMemory(bytes);
    hash.add(format + " " + count);
    byte[][] samples = new byte[count][];
    for (int i = 0; i < count; i++) {
      byte[] sample = new byte[bytes];
      images.read(sample);
      hash.add(sample);
      samples[i] = format.arranged(sample);
      checkFinite(samples[i], i);
    }
    images.finish();
    return samples;
  }

  private void checkMemory(int bytes) {
    long most = Runtime.getRuntime().maxMemory();
    if ((long) count * bytes > most / 10 * 9) {
      throw GanException.usage(
          "the samples need %,d MB of memory, and Java may use %,d MB"
              .formatted(((long) count * bytes) >> 20, most >> 20),
          images.where(),
          "give Java more (-Xmx) or set \"limit\"");
    }
  }

  private void checkFinite(byte[] sample, int index) {
    if (format.shape().isImage()) {
      return;
    }
    float[] numbers = new float[format.shape().length()];
    format.decode(sample, numbers);
    for (float number : numbers) {
      if (!Float.isFinite(number)) {
        throw GanException.usage(
            "sample %d contains %s".formatted(index, number),
            images.where(),
            "remove samples that are not finite");
      }
    }
  }

  private void checkBelongs(IdxReader labels) {
    IdxHeader header = labels.header();
    if (header.type() != IdxType.UNSIGNED_BYTE || header.dimensions().size() != 1) {
      throw GanException.usage(
          "the file holds " + header + ", which are not labels",
          labels.where(),
          "name a file of unsigned bytes [n]");
    }
    if (header.count() != images.header().count()) {
      throw GanException.usage(
          "there are %,d labels for %,d samples".formatted(header.count(), images.header().count()),
          labels.where() + " and " + images.where(),
          "name two files that belong together");
    }
  }

  private IdxLabels labels(IdxReader labels, @Nullable List<String> names) {
    byte[] numbers = new byte[labels.header().count()];
    labels.read(numbers);
    labels.finish();
    hash.add(ByteBuffer.wrap(numbers, 0, count));
    return IdxLabels.of(numbers, count, names, labels.where());
  }
}

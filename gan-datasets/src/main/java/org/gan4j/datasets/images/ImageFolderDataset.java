package org.gan4j.datasets.images;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.gan4j.api.GanException;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.api.data.Dataset;
import org.gan4j.api.io.Sha256;
import org.gan4j.images.pixel.PixelScale;
import org.jspecify.annotations.Nullable;

/** The images of a folder. */
@ThreadSafe
final class ImageFolderDataset implements Dataset {
  private static final int MOST_NAMED = 5;

  /** That of earlier versions, sha256, was a hash of names, lengths and times. */
  private static final String FINGERPRINT = "sha256-contents:";

  private final ImageListing listing;
  private final ImageFolderConfiguration configuration;
  private final FolderClasses classes;
  private final ImageStore store;
  private final List<String> omissions;
  private final List<String> remarks;
  private final SampleShape shape;
  private final Set<Integer> broken = new ConcurrentSkipListSet<>();

  ImageFolderDataset(
      ImageListing listing,
      ImageFolderConfiguration configuration,
      FolderClasses classes,
      ImageStore store,
      List<String> omissions,
      List<String> remarks) {
    this.listing = listing;
    this.configuration = configuration;
    this.classes = classes;
    this.store = store;
    this.omissions = omissions;
    this.remarks = remarks;
    this.shape = configuration.shape();
  }

  @Override
  public SampleShape shape() {
    return shape;
  }

  @Override
  public int size() {
    return listing.files().size();
  }

  @Override
  public void read(int[] indices, RandomKey augmentation, FloatBuffer destination) {
    for (int index : indices) {
      Objects.checkIndex(index, size());
    }
    Map<Integer, Outcome> decoded = store.decodeMissing(indices);
    RandomGenerator random = augmentation.generator();
    byte[] pixels = new byte[shape.length()];
    float[] numbers = new float[pixels.length];
    for (int index : indices) {
      loadGood(index, decoded, pixels);
      if (configuration.flip() && random.nextBoolean()) {
        PixelScale.toMirroredFloats(pixels, shape.width(), numbers);
      } else {
        PixelScale.toFloats(pixels, numbers);
      }
      destination.put(numbers);
    }
  }

  @Override
  public List<String> classes() {
    return classes.names();
  }

  @Override
  public int label(int index) {
    return classes.names().isEmpty() ? Dataset.super.label(index) : classes.label(index);
  }

  /** A hash of names, contents and settings, and of no location. Reads all files that it must. */
  @Override
  public String fingerprint() {
    Sha256 hash = new Sha256();
    ByteBuffer content = ByteBuffer.allocate(ContentHash.BYTES);
    List<ContentHash> hashes = store.hashes();
    for (int i = 0; i < hashes.size(); i++) {
      hash.add(listing.files().get(i).name()).add((byte) 0);
      hashes.get(i).writeTo(content.clear());
      hash.add(content.flip());
    }
    hash.add(new ImagePreparation(configuration) + " " + configuration.labels());
    return FINGERPRINT + hash.hex();
  }

  @Override
  public List<String> omissions() {
    return omissions;
  }

  @Override
  public List<String> warnings() {
    List<String> warnings = new ArrayList<>(remarks);
    store.warning().ifPresent(warnings::add);
    if (!broken.isEmpty()) {
      warnings.add(
          String.format(
              Locale.ROOT,
              "%,d of %,d images are broken and others were taken in their place, among them %s",
              broken.size(),
              size(),
              broken.stream()
                  .limit(MOST_NAMED)
                  .map(index -> listing.path(index).toString())
                  .collect(Collectors.joining(", "))));
    }
    return warnings;
  }

  @Override
  public void close() {
    store.close();
  }

  static GanException unusable(Path file, @Nullable String problem) {
    return GanException.usage(
        "the image cannot be used: " + problem,
        file.toString(),
        "remove or replace it, or set \"onBrokenImage\": \"skip\"");
  }

  /** Loads an image, or, if so configured, the next one of its class that is not broken. */
  private void loadGood(int index, Map<Integer, Outcome> decoded, byte[] pixels) {
    int candidate = index;
    String problem = store.load(candidate, decoded, pixels);
    while (problem != null) {
      if (configuration.onBrokenImage() == OnBrokenImage.FAIL) {
        throw unusable(listing.path(candidate), problem);
      }
      broken.add(candidate);
      candidate = classes.next(candidate);
      if (candidate == index) {
        throw GanException.usage(
            String.format(
                Locale.ROOT,
                "not one image of %s can be used; of this one: %s",
                classes.names().isEmpty()
                    ? "the folder"
                    : "the class " + classes.names().get(classes.label(index)),
                problem),
            listing.path(index).toString(),
            "put images into the folder that fit the settings");
      }
      problem = store.load(candidate, decoded, pixels);
    }
  }
}

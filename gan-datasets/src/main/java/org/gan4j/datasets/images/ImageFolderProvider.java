package org.gan4j.datasets.images;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import org.gan4j.api.SampleShape;
import org.gan4j.api.component.NamedProvider;
import org.gan4j.api.data.Dataset;
import org.gan4j.api.data.DatasetContext;
import org.gan4j.api.data.DatasetProvider;
import org.gan4j.api.io.PathText;
import org.gan4j.api.io.Sha256;

/**
 * Provides {@code image-folder}: pictures in a folder, such as those of CelebA.
 *
 * <p>Reads PNG, JPEG, BMP, GIF (its first picture), PGM, PPM and WebP, recognized by content.
 * Decoded images go into a file in the cache directory, one byte per channel and pixel, so that
 * only the first epoch decodes.
 */
public final class ImageFolderProvider extends NamedProvider<ImageFolderConfiguration>
    implements DatasetProvider<ImageFolderConfiguration> {
  /** Raised whenever the same file may get other pixels, so that older caches are not used. */
  private static final int DECODER = 3;

  /** The constructor that {@link java.util.ServiceLoader} calls. */
  public ImageFolderProvider() {
    super(
        "image-folder",
        ImageFolderConfiguration.class,
        "PNG, JPEG, BMP, GIF, PGM, PPM and WebP images in a folder, cropped and resized");
  }

  /** Lists the folder; no image is opened before the first is read. */
  @Override
  public Dataset create(ImageFolderConfiguration configuration, DatasetContext context) {
    Path root =
        PathText.resolve(context.workingDirectory(), configuration.path(), "dataset.path")
            .normalize();
    ImageListing listing =
        ImageListing.of(root).part(configuration.split(), configuration.testShare());
    FolderClasses classes =
        switch (configuration.labels()) {
          case NONE -> FolderClasses.none(listing);
          case FOLDERS -> FolderClasses.ofFolders(listing);
        };
    ImagePreparation preparation = new ImagePreparation(configuration);
    String content = hash(listing, preparation + " " + configuration.labels());
    // Decoders differ between releases of Java and of GAN4J, if only in the last bit; and of two
    // folders whose files are alike in name, length and time, as from archives that set times,
    // neither may get the other one's pixels.
    String decoder = " decoder " + DECODER + " Java " + Runtime.version().feature();
    String cached = hash(listing, preparation + decoder + root.toAbsolutePath());
    PixelCache cache =
        new PixelCache(
            context.cacheDirectory().resolve("images"),
            cacheName(root, preparation.shape(), cached),
            cached.getBytes(StandardCharsets.US_ASCII),
            preparation.shape().length());
    return new ImageFolderDataset(
        listing,
        configuration,
        classes,
        new ImageStore(listing, preparation, cache),
        "sha256:" + content);
  }

  private static String cacheName(Path root, SampleShape shape, String identity) {
    return String.format(
        Locale.ROOT,
        "%s-%dx%dx%d-%s.pixels",
        root.getFileName(),
        shape.width(),
        shape.height(),
        shape.channels(),
        identity.substring(0, 16));
  }

  private static String hash(ImageListing listing, String settings) {
    Sha256 hash = new Sha256();
    listing.addTo(hash);
    return hash.add(settings).hex();
  }
}

package org.gan4j.datasets.images;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
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
 * Decoded images go into the cache directory by their content, one byte per channel and pixel, so
 * that only the first epoch decodes, and later only what was added.
 */
public final class ImageFolderProvider extends NamedProvider<ImageFolderConfiguration>
    implements DatasetProvider<ImageFolderConfiguration> {
  /** Raised whenever the same file may get other pixels, so that older caches are not used. */
  private static final int DECODER = 3;

  private static final int DIGITS = 16;

  /** The constructor that {@link java.util.ServiceLoader} calls. */
  public ImageFolderProvider() {
    super(
        "image-folder",
        ImageFolderConfiguration.class,
        "PNG, JPEG, BMP, GIF, PGM, PPM and WebP images in a folder, cropped and resized");
  }

  /**
   * Lists the folder, and looks at the beginnings of its files, whether they are images and large
   * enough ({@link ImageHeaders}). All files are read when the first image, or the fingerprint, is
   * asked for, several at a time, unless their contents are known.
   */
  @Override
  public Dataset create(ImageFolderConfiguration configuration, DatasetContext context) {
    Path root =
        PathText.resolve(context.workingDirectory(), configuration.path(), "dataset.path")
            .normalize();
    ImageListing all = ImageListing.of(root);
    ImageListing listing = all.part(configuration.split(), configuration.testShare());
    FolderClasses classes =
        switch (configuration.labels()) {
          case NONE -> FolderClasses.none(listing);
          case FOLDERS -> FolderClasses.ofFolders(listing);
        };
    ImageHeaders headers = ImageHeaders.of(listing, new ImagePreparation(configuration));
    if (configuration.onBrokenImage() == OnBrokenImage.FAIL) {
      headers.requireUsable();
    }
    List<String> remarks = new ArrayList<>(FolderRemarks.warnings(all, configuration));
    remarks.addAll(headers.remarks());
    return new ImageFolderDataset(
        listing,
        configuration,
        classes,
        store(listing, configuration, context.cacheDirectory()),
        FolderRemarks.omissions(all, classes, configuration),
        List.copyOf(remarks));
  }

  private static ImageStore store(
      ImageListing listing, ImageFolderConfiguration configuration, Path cacheDirectory) {
    ImageCache cache = new ImageCache(cacheDirectory);
    ImagePreparation preparation = new ImagePreparation(configuration);
    return new ImageStore(
        listing,
        new FileHashes(hashes(cache, listing.root(), configuration), FileHashes.SETTLED),
        contents -> pixels(cache, preparation, contents),
        preparation::prepare);
  }

  /**
   * One file for each folder and part of it: no more is kept than the hashes of those files that
   * were listed last.
   */
  private static Path hashes(ImageCache cache, Path root, ImageFolderConfiguration configuration) {
    String listed =
        new Sha256()
            .add(root.toAbsolutePath() + " " + configuration.split())
            .add(" " + configuration.testShare())
            .hex();
    Path name = root.getFileName();
    return cache
        .hashes()
        .resolve((name == null ? "" : name + "-") + listed.substring(0, DIGITS) + ".hashes");
  }

  /** Decoders differ between releases of Java and of GAN4J, if only in the last bit. */
  private static PixelCache pixels(
      ImageCache cache, ImagePreparation preparation, Set<ContentHash> contents) {
    SampleShape shape = preparation.shape();
    byte[] identity =
        new Sha256()
            .add(preparation + " decoder " + DECODER + " Java " + Runtime.version().feature())
            .bytes();
    String name =
        String.format(
            Locale.ROOT,
            "%dx%dx%d-%s",
            shape.width(),
            shape.height(),
            shape.channels(),
            HexFormat.of().formatHex(identity).substring(0, DIGITS));
    PixelCache pixels =
        new PixelCache(cache.images().resolve(name), identity, shape.length(), contents);
    cache.evict(pixels.needed());
    return pixels;
  }
}

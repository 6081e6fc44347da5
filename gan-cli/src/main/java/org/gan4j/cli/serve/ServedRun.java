package org.gan4j.cli.serve;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.gan4j.cli.apply.PictureApplication;
import org.gan4j.cli.progress.CountDisplay;
import org.gan4j.cli.sample.SampleFormat;
import org.gan4j.cli.sample.WalkPicture;
import org.gan4j.core.sampling.SampleRequest;
import org.gan4j.core.trained.TrainedGenerator;
import org.gan4j.core.trained.TrainedGenerator.Overview;
import org.gan4j.images.output.ImageGrid;
import org.gan4j.images.output.PictureFormat;
import org.gan4j.images.output.PngFile;
import org.gan4j.images.photograph.Photograph;
import org.gan4j.report.samples.SampleFiles;
import org.gan4j.serve.FileFormat;
import org.gan4j.serve.SampleQuery;
import org.gan4j.serve.ServedFile;
import org.gan4j.serve.ServedGenerator;
import org.gan4j.serve.ServedModel;
import org.gan4j.serve.ServedModel.Ability;
import org.gan4j.serve.WalkQuery;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A run's generator, which makes the files that {@code gan sample} and the others write. */
@NotThreadSafe
public final class ServedRun implements ServedGenerator {
  /** Of all entries of an archive: the first one that the format knows. */
  private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private final TrainedGenerator generator;
  private final PictureApplication application;
  private final boolean samples;

  /**
   * For a generator that nobody else uses.
   *
   * @param samples whether samples are drawn; not if their data are missing
   */
  public ServedRun(TrainedGenerator generator, boolean samples) {
    this.generator = generator;
    this.application = new PictureApplication(generator);
    this.samples = samples;
  }

  @Override
  public ServedModel model() {
    Path file = generator.checkpoint().getFileName();
    return new ServedModel(
        generator.experiment().name(),
        String.valueOf(file),
        generator.steps(),
        LongStream.of(generator.shape().batch(1)).skip(1).mapToObj(Math::toIntExact).toList(),
        samples ? generator.classes() : List.of(),
        abilities());
  }

  private Set<Ability> abilities() {
    Set<Ability> abilities = EnumSet.noneOf(Ability.class);
    boolean image =
        generator.shape().isImage() && ImageGrid.isDrawable(generator.shape().channels());
    add(abilities, Ability.SAMPLES, samples);
    add(abilities, Ability.IMAGES, image);
    add(abilities, Ability.PICTURES, generator.table().isEmpty() && isDrawn());
    add(abilities, Ability.TRUNCATION, generator.isTruncatable());
    add(abilities, Ability.LATENT, generator.latent().size() > 0);
    add(abilities, Ability.APPLY, application.isPossible());
    return abilities;
  }

  private boolean isDrawn() {
    return SampleFormat.usual(generator.shape()) == SampleFormat.PICTURE;
  }

  private static void add(Set<Ability> abilities, Ability ability, boolean has) {
    if (has) {
      abilities.add(ability);
    }
  }

  @Override
  public ServedFile samples(SampleQuery query) {
    return generator.truncated(query.truncation(), () -> draw(query));
  }

  private ServedFile draw(SampleQuery query) {
    SampleRequest request = request(query);
    return switch (query.format()) {
      case PNG, WEBP -> encoded(overview(request), query.format());
      case ZIP -> archive(singles(request));
      case NPY -> written(SampleFormat.NUMPY, request, query.format());
      case CSV -> written(SampleFormat.CSV, request, query.format());
    };
  }

  @Override
  public ServedFile sample(SampleQuery query) {
    return generator.truncated(
        query.truncation(), () -> encoded(singles(request(query)).get(0), query.format()));
  }

  @Override
  public ServedFile interpolation(WalkQuery query) {
    WalkPicture walks =
        new WalkPicture(query.walks(), query.steps(), query.seed(), label(query.className()));
    return generator.truncated(
        query.truncation(), () -> encoded(walks.draw(generator), query.format()));
  }

  @Override
  public ServedFile apply(byte[] picture, long mostPixels, long seed) {
    String where = "the picture that was sent";
    BufferedImage result =
        application.apply(Photograph.read(picture, mostPixels, where), seed, where);
    return encoded(result, FileFormat.PNG);
  }

  private SampleRequest request(SampleQuery query) {
    return new SampleRequest(query.count(), query.seed(), label(query.className()));
  }

  private @Nullable Integer label(@Nullable String className) {
    return className == null ? null : generator.label(className);
  }

  private BufferedImage overview(SampleRequest request) {
    try (Overview overview = generator.overview(request)) {
      return SampleFiles.draw(overview.samples(), overview.columns(), null).orElseThrow();
    }
  }

  private List<BufferedImage> singles(SampleRequest request) {
    try (INDArray samples = generator.sample(request)) {
      return ImageGrid.singles(samples);
    }
  }

  private static ServedFile encoded(BufferedImage picture, FileFormat format) {
    PictureFormat chosen = format == FileFormat.WEBP ? PictureFormat.WEBP : PictureFormat.PNG;
    return new ServedFile(chosen.mediaType(), () -> chosen.bytes(picture));
  }

  private static ServedFile archive(List<BufferedImage> pictures) {
    return new ServedFile(FileFormat.ZIP.mediaType(), () -> zipped(pictures));
  }

  /** Stored, since PNGs are compressed, and the same for the same pictures. */
  private static byte[] zipped(List<BufferedImage> pictures) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int digits = String.valueOf(pictures.size() - 1).length();
    try (ZipOutputStream archive = new ZipOutputStream(bytes)) {
      archive.setLevel(0);
      for (int i = 0; i < pictures.size(); i++) {
        ZipEntry entry = new ZipEntry(String.format(Locale.ROOT, "%0" + digits + "d.png", i));
        entry.setTimeLocal(TIME);
        archive.putNextEntry(entry);
        archive.write(PngFile.bytes(pictures.get(i)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** As the command writes it: a file for a moment. */
  private ServedFile written(SampleFormat format, SampleRequest request, FileFormat served) {
    try {
      Path folder = Files.createTempDirectory("gan");
      try {
        Path file = folder.resolve("samples" + format.ending());
        List<Path> files =
            format.writer(file, generator.shape()).write(generator, request, CountDisplay.silent());
        byte[] content = Files.readAllBytes(file);
        for (Path each : files) {
          Files.deleteIfExists(each);
        }
        return new ServedFile(served.mediaType(), () -> content);
      } finally {
        Files.deleteIfExists(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

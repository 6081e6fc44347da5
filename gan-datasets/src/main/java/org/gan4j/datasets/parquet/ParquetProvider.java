package org.gan4j.datasets.parquet;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.parquet.format.Type;
import org.gan4j.api.GanException;
import org.gan4j.api.component.NamedProvider;
import org.gan4j.api.data.Dataset;
import org.gan4j.api.data.DatasetContext;
import org.gan4j.api.data.DatasetProvider;
import org.gan4j.api.io.PathText;
import org.gan4j.datasets.arrays.NumberedClasses;
import org.gan4j.datasets.parquet.ParquetFile.Leaf;
import org.jspecify.annotations.Nullable;

/**
 * Provides {@code parquet}: images in Parquet files, as Hugging Face's library {@code datasets}
 * stores them, and {@link ParquetImageWriter}.
 */
public final class ParquetProvider extends NamedProvider<ParquetConfiguration>
    implements DatasetProvider<ParquetConfiguration> {

  /** The constructor that {@link java.util.ServiceLoader} calls. */
  public ParquetProvider() {
    super(
        "parquet",
        ParquetConfiguration.class,
        "PNG, JPEG, BMP, GIF, PGM, PPM and WebP images in Parquet files, cropped and resized");
  }

  /** Reads the ends of the files and the labels; images when they are asked for. */
  @Override
  public Dataset create(ParquetConfiguration configuration, DatasetContext context) {
    Path path = PathText.resolve(context.workingDirectory(), configuration.path(), "dataset.path");
    List<ParquetFile> files = new ArrayList<>();
    boolean complete = false;
    try {
      for (Path file : files(path)) {
        files.add(ParquetFile.open(file));
      }
      List<StoredImages> images = new ArrayList<>();
      for (ParquetFile file : files) {
        images.add(new StoredImages(file, imageColumn(file, configuration.image())));
      }
      Dataset data =
          new ParquetDataset(files, images, configuration, classes(files, configuration));
      complete = true;
      return data;
    } finally {
      if (!complete) {
        files.forEach(ParquetFile::close);
      }
    }
  }

  private static List<Path> files(Path path) {
    if (!Files.isDirectory(path)) {
      if (!Files.exists(path)) {
        throw GanException.usage(
            "there is no such file",
            path.toString(),
            PathText.advice(path, "set \"path\" to a Parquet file, or a folder of them"));
      }
      return List.of(path);
    }
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(path, "*.parquet")) {
      stream.forEach(files::add);
    } catch (IOException e) {
      throw ParquetFile.unreadable(path, e);
    }
    if (files.isEmpty()) {
      throw GanException.usage(
          "the folder has no Parquet files",
          path.toString(),
          "set \"path\" to a folder with files that end in .parquet");
    }
    files.sort(null);
    return files;
  }

  /** A structure with bytes, or a column of bytes. */
  private static Leaf imageColumn(ParquetFile file, String name) {
    for (List<String> path : List.of(List.of(name, "bytes"), List.of(name))) {
      Leaf leaf = find(file, path);
      if (leaf != null && leaf.type() == Type.BYTE_ARRAY && !leaf.repeated()) {
        return leaf;
      }
    }
    throw missing(file, "there is no column of images called " + name, "image");
  }

  private static @Nullable Leaf find(ParquetFile file, List<String> path) {
    return file.leaves().stream().filter(leaf -> leaf.path().equals(path)).findFirst().orElse(null);
  }

  private static GanException missing(ParquetFile file, String problem, String setting) {
    String columns =
        file.leaves().stream().map(ColumnReader::name).collect(Collectors.joining(", "));
    return GanException.usage(
        problem + "; the columns are " + columns,
        file.path().toString(),
        "set \"" + setting + "\" to one of them");
  }

  private static NumberedClasses classes(
      List<ParquetFile> files, ParquetConfiguration configuration) {
    String name = configuration.label();
    if (name == null) {
      return NumberedClasses.none();
    }
    List<Long> numbers = new ArrayList<>();
    for (ParquetFile file : files) {
      Leaf column = find(file, List.of(name));
      if (column == null
          || column.repeated()
          || (column.type() != Type.INT32 && column.type() != Type.INT64)) {
        throw missing(file, "there is no column of whole numbers called " + name, "label");
      }
      try {
        numbers.addAll(ColumnReader.numbers(file, column));
      } catch (IOException e) {
        throw ParquetFile.unreadable(file.path(), e);
      }
    }
    ParquetFile first = files.get(0);
    return NumberedClasses.of(
        numbers.stream().mapToLong(Long::longValue).toArray(),
        first.classNames(name).orElse(null),
        first.path().toString());
  }
}

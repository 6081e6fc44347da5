package org.gan4j.cli.sample;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.gan4j.cli.output.Folders;
import org.gan4j.cli.output.WholeFolder;
import org.gan4j.cli.progress.CountDisplay;
import org.gan4j.cli.sample.ImageFolderWriter.Names;
import org.gan4j.core.sampling.SampleRequest;
import org.gan4j.core.trained.TrainedGenerator;
import org.gan4j.images.output.PictureFormat;

/** Each image as a picture of its own, with its class, for other libraries to read. */
final class LabelledFolderWriter implements SampleWriter {
  private static final String METADATA = "metadata.csv";

  private final Path folder;
  private final PictureFormat format;
  private final FolderLayout layout;

  LabelledFolderWriter(Path folder, PictureFormat format, FolderLayout layout) {
    this.folder = folder;
    this.format = format;
    this.layout = layout;
  }

  @Override
  public List<Path> write(TrainedGenerator generator, SampleRequest draw, CountDisplay display) {
    Classes classes = Classes.of(generator, draw);
    if (layout == FolderLayout.FOLDERS) {
      generator
          .classes()
          .forEach(
              name ->
                  ClassFolders.requireName(
                      name, folder, "write the classes with --labels metadata"));
    }
    Names names = new Names(draw.count(), format);
    WholeFolder.write(
        folder,
        unfinished -> {
          if (layout == FolderLayout.FOLDERS) {
            // All of them: a reader numbers the classes by the folders that there are.
            generator.classes().forEach(name -> Folders.create(unfinished.resolve(name)));
          } else {
            writeMetadata(unfinished, draw.count(), names, classes);
          }
          ImageFolderWriter.write(
              generator,
              draw,
              display,
              format,
              place ->
                  (layout == FolderLayout.FOLDERS
                          ? unfinished.resolve(classes.name(place))
                          : unfinished)
                      .resolve(names.of(place)));
        });
    return List.of(folder);
  }

  private static void writeMetadata(Path folder, int count, Names names, Classes classes) {
    Folders.create(folder);
    try (Writer file = Files.newBufferedWriter(folder.resolve(METADATA));
        CsvWriter table = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(file)) {
      table.writeRecord("file_name", "label");
      for (int place = 0; place < count; place++) {
        table.writeRecord(names.of(place), classes.name(place));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

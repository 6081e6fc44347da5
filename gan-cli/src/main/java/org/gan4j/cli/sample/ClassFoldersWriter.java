package org.gan4j.cli.sample;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import org.gan4j.cli.output.WholeFolder;
import org.gan4j.cli.progress.CountDisplay;
import org.gan4j.core.sampling.SampleRequest;
import org.gan4j.core.trained.TrainedGenerator;

/** A folder for each class, with a PNG for each sample. */
final class ClassFoldersWriter implements LabelledWriter {
  private final Path folder;

  ClassFoldersWriter(Path folder) {
    this.folder = folder;
  }

  @Override
  public ObjectNode write(
      TrainedGenerator generator, int perClass, long seed, CountDisplay display) {
    generator
        .classes()
        .forEach(
            name -> ClassFolders.requireName(name, folder, "write the samples with --format idx"));
    WholeFolder.write(
        folder,
        unfinished -> {
          for (int label = 0; label < generator.classes().size(); label++) {
            ImageFolderWriter.write(
                generator,
                new SampleRequest(perClass, seed, label),
                CountDisplay.silent(),
                unfinished.resolve(generator.classes().get(label)));
            display.at((long) perClass * (label + 1));
          }
        });
    ObjectNode dataset = JsonNodeFactory.instance.objectNode();
    dataset.put("type", "image-folder");
    dataset.put("path", folder.toString());
    dataset.put("labels", "folders");
    dataset.put("size", generator.shape().height());
    dataset.put("channels", generator.shape().channels());
    return dataset;
  }
}

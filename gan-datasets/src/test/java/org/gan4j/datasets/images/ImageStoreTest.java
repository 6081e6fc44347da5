package org.gan4j.datasets.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.gan4j.api.GanException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageStoreTest {
  @TempDir Path folder;
  private final List<String> decoded = new CopyOnWriteArrayList<>();

  @BeforeEach
  void writeFiles() throws IOException {
    for (String name : new String[] {"b", "c", "d"}) {
      write(name, name);
    }
  }

  @Test
  void decodesOnlyWhatWasAdded() throws IOException {
    assertThat(readAll()).containsExactly("b", "c", "d");
    assertThat(decoded).containsExactlyInAnyOrder("b", "c", "d");

    decoded.clear();
    write("a", "new");
    write("e", "c");
    assertThat(readAll()).containsExactly("new", "b", "c", "d", "c");
    assertThat(decoded).containsExactly("new");
  }

  @Test
  void decodesNothingOfAFolderThatWasMoved() throws IOException {
    readAll();
    decoded.clear();
    Files.move(folder.resolve("images"), folder.resolve("elsewhere"));
    Files.createDirectory(folder.resolve("images"));
    Files.move(folder.resolve("elsewhere"), folder.resolve("images").resolve("deeper"));

    assertThat(readAll()).containsExactly("b", "c", "d");
    assertThat(decoded).isEmpty();
  }

  @Test
  void decodesAnImageOnceThatIsThereTwice() throws IOException {
    write("a", "b");

    try (ImageStore store = open()) {
      store.decodeMissing(new int[] {0});
      store.decodeMissing(new int[] {0, 1});
    }
    assertThat(decoded).containsExactly("b");
  }

  @Test
  void refusesAFileThatChangesAfterItWasHashed() throws IOException {
    try (ImageStore store = open()) {
      assertThat(store.hashes()).hasSize(3);
      write("c", "x");

      assertThatExceptionOfType(GanException.class)
          .isThrownBy(() -> store.decodeMissing(new int[] {0, 1}))
          .satisfies(
              e -> {
                assertThat(e.kind()).isEqualTo(GanException.Kind.FAILURE);
                assertThat(e.problem()).contains("changed");
                assertThat(e.where()).endsWith("c.png");
              });
    }
  }

  private void write(String name, String content) throws IOException {
    Pictures.write(folder, "images/" + name + ".png", content.getBytes(StandardCharsets.UTF_8));
  }

  private List<String> readAll() {
    try (ImageStore store = open()) {
      int[] all = IntStream.range(0, store.hashes().size()).toArray();
      Map<Integer, Outcome> outcomes = store.decodeMissing(all);
      return IntStream.of(all)
          .mapToObj(
              i -> {
                byte[] pixels = new byte[3];
                assertThat(store.load(i, outcomes, pixels)).isNull();
                return new String(pixels, StandardCharsets.UTF_8).strip();
              })
          .toList();
    }
  }

  /** Images whose pixels are the bytes of their files, filled up with spaces. */
  private ImageStore open() {
    return new ImageStore(
        ImageListing.of(folder.resolve("images")),
        new FileHashes(folder.resolve("cache/x.hashes"), FileHashes.SETTLED),
        contents -> new PixelCache(folder.resolve("cache/pixels"), new byte[32], 3, contents),
        file -> {
          String text = new String(file, StandardCharsets.UTF_8);
          decoded.add(text);
          return (text + "   ").substring(0, 3).getBytes(StandardCharsets.UTF_8);
        });
  }
}

package org.gan4j.report.tensorboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.tensorflow.util.Event;

/** Reads event files by TensorFlow's own classes, with a checksum computed bit by bit. */
public final class DecodedEvents {
  private static final int CASTAGNOLI = 0x82F63B78;

  private DecodedEvents() {}

  /** All events of a folder that have a summary, in the order of the files. */
  public static List<Event> of(Path folder) {
    return all(folder).stream().filter(Event::hasSummary).toList();
  }

  static List<Event> all(Path folder) {
    List<Event> events = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        assertThat(file.getFileName().toString()).contains("tfevents");
        read(file, events);
      }
      return events;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void read(Path file, List<Event> events) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    while (bytes.hasRemaining()) {
      byte[] length = new byte[Long.BYTES];
      bytes.get(length);
      assertThat(bytes.getInt()).isEqualTo(masked(length));
      byte[] content =
          new byte[(int) ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).getLong()];
      bytes.get(content);
      assertThat(bytes.getInt()).isEqualTo(masked(content));
      events.add(Event.parseFrom(content));
    }
  }

  private static int masked(byte[] content) {
    int checksum = -1;
    for (byte next : content) {
      checksum ^= next & 0xFF;
      for (int bit = 0; bit < Byte.SIZE; bit++) {
        checksum = (checksum & 1) == 0 ? checksum >>> 1 : (checksum >>> 1) ^ CASTAGNOLI;
      }
    }
    checksum = ~checksum;
    return ((checksum >>> 15) | (checksum << 17)) + 0xa282ead8;
  }
}

package org.gan4j.evaluation.features;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gan4j.api.SampleShape;
import org.gan4j.api.io.Sha256;

/**
 * The file of a feature network. Numbers are in {@link DataOutputStream}'s formats unless stated
 * otherwise:
 *
 * <ol>
 *   <li>8 bytes: {@code GAN4JFN1}
 *   <li>texts: the key of settings and data, the type
 *   <li>ints: channels, height, width of a sample; number of features; number of outputs
 *   <li>int and texts: the classes; double: the accuracy
 *   <li>int: the number of parameters; then the parameters, float32, little-endian
 *   <li>32 bytes: the SHA-256 of all bytes before
 * </ol>
 */
final class NetworkFile {
  private static final byte[] MAGIC = {'G', 'A', 'N', '4', 'J', 'F', 'N', '1'};
  private static final int HASH = 32;

  /** In bytes; more than the largest network has. */
  static final int LARGEST = 1 << 28;

  private NetworkFile() {}

  /**
   * The contents of a file.
   *
   * @param key what the network was made of
   */
  record Contents(String key, LearnedNetwork network) {}

  static byte[] encode(Contents contents) {
    LearnedNetwork network = contents.network();
    Architecture architecture = network.architecture();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.write(MAGIC);
      out.writeUTF(contents.key());
      out.writeUTF(network.type());
      for (int length : architecture.image().dimensions()) {
        out.writeInt(length);
      }
      out.writeInt(architecture.width());
      out.writeInt(architecture.outputs());
      out.writeInt(network.classes().size());
      for (String name : network.classes()) {
        out.writeUTF(name);
      }
      out.writeDouble(network.accuracy());
      out.writeInt(network.size());
      out.write(network.parameters().array());
      out.write(new Sha256().add(bytes.toByteArray()).bytes());
    } catch (IOException e) {
      throw new IllegalStateException("memory cannot fail, and no name is that long", e);
    }
    return bytes.toByteArray();
  }

  /**
   * Reads a file.
   *
   * @throws IOException if it is cut off, changed, no such file, or ends the stream
   */
  static Contents decode(InputStream stream) throws IOException {
    byte[] bytes = stream.readNBytes(LARGEST);
    int end = bytes.length - HASH;
    if (end < 0
        || !Arrays.equals(
            new Sha256().add(ByteBuffer.wrap(bytes, 0, end)).bytes(),
            Arrays.copyOfRange(bytes, end, bytes.length))) {
      throw new IOException("its SHA-256 does not match its contents");
    }
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes, 0, end))) {
      return decode(in);
    } catch (IllegalArgumentException e) {
      throw new IOException("it is no network of this version", e);
    }
  }

  private static Contents decode(DataInputStream in) throws IOException {
    if (!Arrays.equals(in.readNBytes(MAGIC.length), MAGIC)) {
      throw new IOException("it does not begin as the file of a feature network");
    }
    String key = in.readUTF();
    String type = in.readUTF();
    SampleShape image = SampleShape.image(in.readInt(), in.readInt(), in.readInt());
    Architecture architecture = new Architecture(image, in.readInt(), in.readInt());
    List<String> classes = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      classes.add(in.readUTF());
    }
    double accuracy = in.readDouble();
    int count = in.readInt();
    ByteBuffer parameters = ByteBuffer.wrap(in.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
    if ((long) count * Float.BYTES != parameters.remaining()) {
      throw new IOException("it has another number of parameters than it says");
    }
    float[] values = new float[count];
    parameters.asFloatBuffer().get(values);
    return new Contents(key, new LearnedNetwork(type, architecture, classes, accuracy, values));
  }
}

package org.gan4j.datasets.parquet;

import io.airlift.compress.Decompressor;
import io.airlift.compress.MalformedInputException;
import io.airlift.compress.lz4.Lz4Decompressor;
import io.airlift.compress.snappy.SnappyDecompressor;
import io.airlift.compress.zstd.ZstdDecompressor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;
import org.apache.parquet.format.CompressionCodec;

/**
 * Where the values of a page are in a file.
 *
 * @param position of their first byte
 * @param stored how many bytes of the file they take
 * @param length how many bytes they are
 * @param codec with which they are compressed
 */
record Page(long position, int stored, int length, CompressionCodec codec) {

  boolean isCompressed() {
    return codec != CompressionCodec.UNCOMPRESSED;
  }

  /**
   * The bytes of the values.
   *
   * @param file their bytes in the file
   * @throws IOException if these are damaged, or the codec is unknown
   */
  byte[] content(byte[] file) throws IOException {
    return switch (codec) {
      case UNCOMPRESSED -> file;
      case SNAPPY -> decompressed(file, new SnappyDecompressor());
      case ZSTD -> decompressed(file, new ZstdDecompressor());
      case LZ4_RAW -> decompressed(file, new Lz4Decompressor());
      case GZIP -> {
        try (GZIPInputStream stream = new GZIPInputStream(new ByteArrayInputStream(file))) {
          yield stream.readNBytes(length);
        }
      }
      case LZO, BROTLI, LZ4 ->
          throw new IOException("its compression " + codec + " is not read; SNAPPY and ZSTD are");
    };
  }

  private byte[] decompressed(byte[] file, Decompressor decompressor) throws IOException {
    byte[] content = new byte[length];
    try {
      decompressor.decompress(file, 0, file.length, content, 0, length);
    } catch (MalformedInputException e) {
      throw new IOException("a page is damaged: " + e.getMessage(), e);
    }
    return content;
  }
}

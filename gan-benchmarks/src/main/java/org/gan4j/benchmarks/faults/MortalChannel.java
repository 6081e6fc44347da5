package org.gan4j.benchmarks.faults;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import org.gan4j.api.concurrent.ThreadSafe;

/** A channel whose changes count as calls; a write at which the process dies is half done. */
@ThreadSafe
final class MortalChannel extends FileChannel {
  private final FileChannel channel;
  private final Path file;
  private final Lifetime lifetime;

  MortalChannel(FileChannel channel, Path file, Lifetime lifetime) {
    this.channel = channel;
    this.file = file;
    this.lifetime = lifetime;
  }

  @Override
  public int write(ByteBuffer source) throws IOException {
    if (lifetime.isDying()) {
      channel.write(half(source));
    }
    lifetime.spend("write", file);
    return channel.write(source);
  }

  private static ByteBuffer half(ByteBuffer source) {
    ByteBuffer half = source.duplicate();
    half.limit(source.position() + source.remaining() / 2);
    return half;
  }

  @Override
  public long write(ByteBuffer[] sources, int offset, int length) throws IOException {
    lifetime.spend("write", file);
    return channel.write(sources, offset, length);
  }

  @Override
  public int write(ByteBuffer source, long position) throws IOException {
    lifetime.spend("write", file);
    return channel.write(source, position);
  }

  @Override
  public long transferFrom(ReadableByteChannel source, long position, long count)
      throws IOException {
    lifetime.spend("write", file);
    return channel.transferFrom(source, position, count);
  }

  @Override
  public FileChannel truncate(long size) throws IOException {
    lifetime.spend("truncate", file);
    channel.truncate(size);
    return this;
  }

  /** Only counted: a process that is killed loses nothing that is on its way to the disk. */
  @Override
  public void force(boolean metaData) throws IOException {
    lifetime.spend("force", file);
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    return channel.read(target);
  }

  @Override
  public long read(ByteBuffer[] targets, int offset, int length) throws IOException {
    return channel.read(targets, offset, length);
  }

  @Override
  public int read(ByteBuffer target, long position) throws IOException {
    return channel.read(target, position);
  }

  @Override
  public long position() throws IOException {
    return channel.position();
  }

  @Override
  public FileChannel position(long newPosition) throws IOException {
    channel.position(newPosition);
    return this;
  }

  @Override
  public long size() throws IOException {
    return channel.size();
  }

  @Override
  public long transferTo(long position, long count, WritableByteChannel target) throws IOException {
    return channel.transferTo(position, count, target);
  }

  @Override
  public MappedByteBuffer map(MapMode mode, long position, long size) throws IOException {
    return channel.map(mode, position, size);
  }

  @Override
  public FileLock lock(long position, long size, boolean shared) throws IOException {
    return channel.lock(position, size, shared);
  }

  @Override
  public FileLock tryLock(long position, long size, boolean shared) throws IOException {
    return channel.tryLock(position, size, shared);
  }

  @Override
  protected void implCloseChannel() throws IOException {
    channel.close();
  }
}

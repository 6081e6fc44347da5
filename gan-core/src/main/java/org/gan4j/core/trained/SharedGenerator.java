package org.gan4j.core.trained;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.core.sampling.SampleRequest;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A trained generator for several threads. It serves one request at a time, in the order of their
 * arrival: ND4J computes a batch on all cores, so that batches side by side would not be faster.
 * The same request gives the same samples, whatever other threads ask for.
 */
@ThreadSafe
public final class SharedGenerator implements AutoCloseable {
  private final TrainedGenerator generator;
  private final ReentrantLock lock = new ReentrantLock(true);
  private boolean closed;

  /**
   * Shares a generator.
   *
   * @param generator which nobody else uses from now on; closed with this
   */
  public SharedGenerator(TrainedGenerator generator) {
    this.generator = generator;
  }

  /**
   * Draws samples.
   *
   * @return a new array [count, sample shape], images in [-1, 1], which the caller closes
   * @throws org.gan4j.api.GanException of kind USAGE if it cannot generate such a class
   * @throws IllegalStateException if it is closed
   */
  public INDArray sample(SampleRequest request) {
    lock.lock();
    try {
      requireOpen();
      return generator.sample(request);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Draws samples as pictures, one each.
   *
   * @throws org.gan4j.api.GanException of kind USAGE if samples are no images, or it cannot
   *     generate such a class; of kind FAILURE if nothing on the class path draws pictures
   * @throws IllegalStateException if it is closed
   */
  public List<BufferedImage> pictures(SampleRequest request) {
    lock.lock();
    try {
      requireOpen();
      return generator.pictures(request);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Draws one picture.
   *
   * @param seed the same gives the same picture
   */
  public BufferedImage picture(long seed) {
    return pictures(SampleRequest.of(1, seed)).get(0);
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("the generator is closed");
    }
  }

  /** Waits for the request that is being served, and releases the generator. */
  @Override
  public void close() {
    lock.lock();
    try {
      if (!closed) {
        closed = true;
        generator.close();
      }
    } finally {
      lock.unlock();
    }
  }
}

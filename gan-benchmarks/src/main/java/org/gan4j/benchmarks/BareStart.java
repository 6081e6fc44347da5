package org.gan4j.benchmarks;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

/** The least that any program on ND4J does: load it, and multiply two matrices. */
public final class BareStart {
  private BareStart() {}

  /** Takes no arguments. */
  public static void main(String[] arguments) {
    System.out.println(
        Nd4j.ones(DataType.FLOAT, 2, 2).mmul(Nd4j.ones(DataType.FLOAT, 2, 2)).getDouble(0));
  }
}

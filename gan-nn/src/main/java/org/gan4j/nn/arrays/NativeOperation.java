package org.gan4j.nn.arrays;

import org.gan4j.api.concurrent.NotThreadSafe;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.api.ops.OpContext;
import org.nd4j.linalg.factory.Nd4j;

/**
 * An ND4J operation that is run repeatedly. It keeps its native context, which ND4J would otherwise
 * create for every run and leave to the garbage collector.
 */
@NotThreadSafe
public final class NativeOperation {
  /**
   * The native context keeps a record of every array that it was ever given, until it is purged.
   */
  private static final int RUNS_BETWEEN_PURGES = 64;

  private final DynamicCustomOp operation;
  private final OpContext context;
  private int runs;

  private NativeOperation(String name) {
    operation = DynamicCustomOp.builder(name).build();
    context = Nd4j.getExecutioner().buildContext();
    // The destinations are ours and of the right shape: nothing to work out.
    context.shapeFunctionOverride(true);
  }

  /** An operation by ND4J\'s name, without arguments. */
  public static NativeOperation of(String name) {
    return new NativeOperation(name);
  }

  /** Sets the integer arguments. */
  public NativeOperation integers(long... arguments) {
    context.setIArguments(arguments);
    return this;
  }

  /** Sets the floating-point arguments. */
  public NativeOperation numbers(double... arguments) {
    context.setTArguments(arguments);
    return this;
  }

  /** destination ← operation(source). */
  public void run(INDArray destination, INDArray source) {
    context.setInputArray(0, source);
    run(destination);
  }

  /** destination ← operation(first, second). */
  public void run(INDArray destination, INDArray first, INDArray second) {
    context.setInputArray(0, first);
    context.setInputArray(1, second);
    run(destination);
  }

  /** For operations with several results. */
  public void run(INDArray[] destinations, INDArray... sources) {
    for (int i = 0; i < sources.length; i++) {
      context.setInputArray(i, sources[i]);
    }
    for (int i = 0; i < destinations.length; i++) {
      context.setOutputArray(i, destinations[i]);
    }
    execute();
  }

  private void run(INDArray destination) {
    context.setOutputArray(0, destination);
    execute();
  }

  private void execute() {
    Nd4j.getExecutioner().exec(operation, context);
    if (++runs % RUNS_BETWEEN_PURGES == 0) {
      context.purge();
    }
  }
}

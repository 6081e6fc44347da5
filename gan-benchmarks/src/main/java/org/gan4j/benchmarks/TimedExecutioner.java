package org.gan4j.benchmarks;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.CustomOp;
import org.nd4j.linalg.api.ops.Op;
import org.nd4j.linalg.api.ops.OpContext;
import org.nd4j.linalg.api.ops.RandomOp;
import org.nd4j.linalg.api.ops.ReduceOp;
import org.nd4j.linalg.api.ops.ScalarOp;
import org.nd4j.linalg.api.rng.Random;
import org.nd4j.linalg.cpu.nativecpu.ops.NativeOpExecutioner;

/**
 * ND4J's executioner of operations, which takes their times. ND4J uses it when the system property
 * {@code opexec} names it.
 */
public final class TimedExecutioner extends NativeOpExecutioner {
  private final OperationProfile profile = new OperationProfile();

  OperationProfile profile() {
    return profile;
  }

  @Override
  public INDArray exec(Op op) {
    return profile.time(() -> super.exec(op), op.opName(), op.x(), op.y(), op.z());
  }

  @Override
  public INDArray exec(Op op, OpContext context) {
    return profile.time(() -> super.exec(op, context), op.opName(), op.x(), op.y(), op.z());
  }

  @Override
  public INDArray exec(ScalarOp op) {
    return profile.time(() -> super.exec(op), op.opName(), op.x(), op.z());
  }

  @Override
  public INDArray exec(ReduceOp op) {
    return profile.time(() -> super.exec(op), op.opName(), op.x());
  }

  @Override
  public INDArray exec(RandomOp op, Random random) {
    return profile.time(() -> super.exec(op, random), op.opName(), op.z());
  }

  @Override
  public INDArray[] exec(CustomOp op) {
    return profile.time(
        () -> super.exec(op), op.opName(), op.inputArguments().toArray(new INDArray[0]));
  }

  @Override
  public INDArray[] exec(CustomOp op, OpContext context) {
    return profile.time(
        () -> super.exec(op, context),
        op.opName(),
        context.getInputArrays().toArray(new INDArray[0]));
  }
}

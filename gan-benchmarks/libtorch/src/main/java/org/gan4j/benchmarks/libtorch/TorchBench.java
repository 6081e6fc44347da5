package org.gan4j.benchmarks.libtorch;

import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.global.torch;
import org.gan4j.benchmarks.workload.Arguments;
import org.gan4j.benchmarks.workload.IterationClock;

/** Times one workload and writes one line of JSON to standard output. */
public final class TorchBench {
  private TorchBench() {}

  /** Runs {@link Arguments#parse}. */
  public static void main(String[] words) {
    Arguments arguments = Arguments.parse(words);
    torch.set_num_threads(arguments.threads());
    torch.manual_seed(1);
    TorchIteration iteration = new TorchIteration(arguments.workload(), arguments.batch());
    IterationClock clock = new IterationClock(arguments.iterations(), () -> {});
    TorchIteration.Losses losses = new TorchIteration.Losses(0, 0);
    clock.start();
    for (int i = 0; i < arguments.iterations(); i++) {
      try (PointerScope tensors = new PointerScope()) {
        losses = iteration.run();
      }
      clock.tick();
    }
    if (!Double.isFinite(losses.discriminator() + losses.generator())) {
      throw new IllegalStateException("the losses are no numbers: " + losses);
    }
    System.err.println("last losses: " + losses);
    System.out.println(clock.measurement("libtorch", arguments).toJson());
  }
}

package org.gan4j.core.training;

import java.util.function.Supplier;
import org.gan4j.api.data.Round;
import org.gan4j.api.network.Generator;
import org.gan4j.api.network.Pass;
import org.jspecify.annotations.Nullable;

/**
 * A generator's pass that both players use. Where there is no noise and nothing random in the
 * generator, a sample is a function of the round and the parameters: as long as neither changes, a
 * second pass would compute the same numbers again. Only a pass that was not gone back through is
 * kept, so a resumed run, which has to compute it anew, goes on with the same bits.
 */
final class SharedPass implements AutoCloseable {
  private final boolean possible;
  private @Nullable Round round;
  private @Nullable Pass pass;

  /** No pass yet; none is ever kept of a generator whose passes differ. */
  SharedPass(Generator generator, int latentSize) {
    possible = latentSize == 0 && generator.isDeterministic();
  }

  /** The pass that was kept for a round, or a new one. The caller closes it, or keeps it again. */
  Pass take(Round of, Supplier<Pass> generation) {
    Pass kept = pass;
    if (kept != null && round == of) {
      forget();
      return kept;
    }
    close();
    return generation.get();
  }

  /**
   * Keeps a pass for the same round, until the generator learns; closes it where that is no use.
   */
  void keep(Round of, Pass made) {
    if (possible) {
      close();
      round = of;
      pass = made;
    } else {
      made.close();
    }
  }

  /** Closes what was kept. */
  @Override
  public void close() {
    Pass kept = pass;
    forget();
    if (kept != null) {
      kept.close();
    }
  }

  private void forget() {
    round = null;
    pass = null;
  }
}

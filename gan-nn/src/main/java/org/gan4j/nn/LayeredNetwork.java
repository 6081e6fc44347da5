package org.gan4j.nn;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Objects;
import java.util.Optional;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.network.InputGradient;
import org.gan4j.api.network.Mode;
import org.gan4j.api.network.Network;
import org.gan4j.api.network.Optimizer;
import org.gan4j.api.network.Parameters;
import org.gan4j.api.network.Pass;
import org.gan4j.api.network.Wrt;
import org.gan4j.nn.arrays.CachedView;
import org.gan4j.nn.arrays.MemoryLayout;
import org.gan4j.nn.arrays.ReusableArray;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A stack of Deeplearning4j layers as a player: explicit gradients, passes that stand side by side,
 * and nothing that changes but by {@link #learn}.
 *
 * <p>An input must not change while its pass is open. In a steady state, with this module's layers
 * and closed passes, no native memory is allocated.
 *
 * <p>Not thread-safe.
 */
public final class LayeredNetwork implements Network {
  /** Far more than any algorithm needs: whoever gets here forgets to close passes. */
  private static final int MOST_OPEN_PASSES = 64;

  private final Interface contract;
  private final Conditioning conditioning;
  private final Blueprint blueprint;
  private final FlatParameters parameters;
  private final Deque<Track> free = new ArrayDeque<>();
  private final Deque<Track> all = new ArrayDeque<>();
  private boolean closed;

  /**
   * What a network has to fit.
   *
   * @param name what to call it in messages
   * @param input the shape of the input without the condition
   * @param condition the shape of the condition; null if there is none
   * @param output the shape of the output; as many numbers as the last layer makes
   * @param dataType FLOAT, or DOUBLE in gradient checks
   */
  public record Interface(
      String name,
      SampleShape input,
      @Nullable SampleShape condition,
      SampleShape output,
      DataType dataType) {}

  /**
   * Builds a network with fresh parameters.
   *
   * @param key randomness for the parameters
   * @throws IllegalArgumentException if the layers do not fit together or the contract
   */
  public LayeredNetwork(Interface contract, NetworkDefinition definition, RandomKey key) {
    this.contract = contract;
    conditioning = definition.conditioning();
    SampleShape seen =
        contract.condition() == null
            ? contract.input()
            : conditioning.joined(contract.input(), contract.condition());
    blueprint = Blueprint.of(definition, seen, contract.dataType());
    if (blueprint.output().length() != contract.output().length()) {
      throw new IllegalArgumentException(
          "the layers of the "
              + contract.name()
              + " end with "
              + blueprint.output()
              + " where "
              + contract.output()
              + " is expected");
    }
    parameters = new FlatParameters(blueprint);
    parameters.initialize(blueprint, definition.initialization(), key);
  }

  /** The layers with all their shapes. Not to be changed. */
  public MultiLayerConfiguration configuration() {
    return blueprint.configuration();
  }

  /**
   * Whether a pass in {@link Mode#TRAIN} is a function of input, condition and parameters alone.
   * Deeplearning4j's own layers are taken for random, since they do not tell.
   */
  public boolean isDeterministic() {
    return blueprint.isDeterministic();
  }

  @Override
  public Parameters parameters() {
    return parameters;
  }

  @Override
  public void learn(Optimizer optimizer, long step) {
    parameters.learn(optimizer, step);
  }

  /**
   * Runs the layers.
   *
   * @param input [batch, input shape]
   * @param condition [batch, condition shape]; null if the network has none
   * @param mode whether a backward pass may follow
   * @param key randomness of this pass; not used in {@link Mode#INFER}
   * @return a pass with output [batch, output shape]
   */
  public Pass forward(INDArray input, @Nullable INDArray condition, Mode mode, RandomKey key) {
    check(input, condition);
    Track track = take();
    track.forward(input, condition, mode, key);
    return track.new OpenPass(mode);
  }

  /** What keeps {@link #inputGradient} from being had; empty if nothing does. */
  public Optional<String> inputGradientObstacle() {
    Track track = take();
    try {
      return track.lane.curvature();
    } finally {
      track.giveBack();
    }
  }

  /**
   * Differentiates each output with respect to its own sample, in a way that can be differentiated
   * again. For networks of one output that are piecewise linear: there the gradient is v = Wᵀ…1, a
   * product of weights and masks, and the derivative of ⟨d, v⟩ with respect to the weights, with
   * the masks as constants, is that of the linearised network's output in the direction d.
   *
   * @param input [batch, input shape]
   * @param condition [batch, condition shape]; null if the network has none
   * @param key randomness of this pass
   * @throws UnsupportedOperationException if there is an {@link #inputGradientObstacle()}
   */
  public InputGradient inputGradient(INDArray input, @Nullable INDArray condition, RandomKey key) {
    check(input, condition);
    Track track = take();
    Optional<String> obstacle = track.lane.curvature();
    if (obstacle.isPresent()) {
      track.giveBack();
      throw new UnsupportedOperationException(
          "the " + contract.name() + " cannot be linearised: " + obstacle.get());
    }
    track.forward(input, condition, Mode.TRAIN, key);
    return track.new OpenInputGradient();
  }

  /**
   * What the last layer with parameters sees, in {@link Mode#INFER}.
   *
   * @param input [batch, input shape]
   * @param condition [batch, condition shape]; null if the network has none
   * @return a new array [batch, features]
   */
  public INDArray features(INDArray input, @Nullable INDArray condition) {
    check(input, condition);
    Track track = take();
    try {
      INDArray told = track.dense(condition);
      INDArray seen = track.lane.penultimate(track.joined(input, told), told);
      return seen.dup('c').reshape('c', seen.size(0), seen.length() / seen.size(0));
    } finally {
      track.giveBack();
    }
  }

  private void check(INDArray input, @Nullable INDArray condition) {
    if (closed) {
      throw new IllegalStateException("the " + contract.name() + " is closed");
    }
    if (input.isEmpty() || input.isScalar()) {
      throw new IllegalArgumentException(
          "the " + contract.name() + " expects a batch of at least one");
    }
    check("input", input, contract.input(), input.size(0));
    if (contract.condition() != null) {
      if (condition == null) {
        throw new IllegalArgumentException("the " + contract.name() + " needs a condition");
      }
      check("condition", condition, contract.condition(), input.size(0));
    } else if (condition != null) {
      throw new IllegalArgumentException("the " + contract.name() + " takes no condition");
    }
  }

  private void check(String what, INDArray array, SampleShape shape, long batch) {
    long[] expected = shape.batch(batch);
    if (!Arrays.equals(array.shape(), expected) || array.dataType() != contract.dataType()) {
      throw new IllegalArgumentException(
          "the "
              + contract.name()
              + " expects as "
              + what
              + " [batch, "
              + shape.toString().replace("×", ", ")
              + "] of "
              + contract.dataType()
              + ", not "
              + Arrays.toString(array.shape())
              + " of "
              + array.dataType()
              + (array.rank() == expected.length && array.size(0) != batch
                  ? ": the batch must have " + batch + " rows"
                  : ""));
    }
  }

  private Track take() {
    Track track = free.poll();
    if (track != null) {
      return track;
    }
    if (all.size() == MOST_OPEN_PASSES) {
      throw new IllegalStateException(
          MOST_OPEN_PASSES
              + " passes of the "
              + contract.name()
              + " are open: close them after use");
    }
    track = new Track();
    all.add(track);
    return track;
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      all.forEach(Track::close);
      parameters.close();
    }
  }

  /** A lane with the memory around it. */
  private final class Track {
    private final Lane lane = new Lane(blueprint, parameters);
    private final ReusableArray joined = new ReusableArray(contract.dataType());
    private final ReusableArray denseInput = new ReusableArray(contract.dataType());
    private final ReusableArray denseCondition = new ReusableArray(contract.dataType());
    private final ReusableArray denseOutput = new ReusableArray(contract.dataType());
    private final ReusableArray inputGradient = new ReusableArray(contract.dataType());
    private final ReusableArray seenByLast = new ReusableArray(contract.dataType());
    private final ReusableArray ones = new ReusableArray(contract.dataType());
    private final ReusableArray stillCondition = new ReusableArray(contract.dataType());
    private final CachedView outputView = new CachedView();
    private final CachedView gradientView = new CachedView();
    private @Nullable INDArray output;
    private long[] inputShape = new long[0];
    private long[] layersOutputShape = new long[0];

    void forward(INDArray input, @Nullable INDArray condition, Mode mode, RandomKey key) {
      inputShape = input.shape();
      INDArray told = dense(condition);
      INDArray result = lane.forward(joined(input, told), told, mode, key);
      layersOutputShape = result.shape();
      output = shaped(detached(result, denseOutput), contract.output());
    }

    @Nullable INDArray dense(@Nullable INDArray condition) {
      return condition == null ? null : MemoryLayout.dense(condition, denseCondition);
    }

    INDArray joined(INDArray input, @Nullable INDArray condition) {
      INDArray first = MemoryLayout.dense(input, denseInput);
      if (condition == null || contract.condition() == null || !conditioning.joins()) {
        return first;
      }
      SampleShape shape = conditioning.joined(contract.input(), contract.condition());
      INDArray both = joined.shaped(shape.batch(input.size(0)));
      conditioning.join(first, condition, both);
      return both;
    }

    /** For people outside: without gaps, and not in a workspace that they know nothing of. */
    private static INDArray detached(INDArray array, ReusableArray copy) {
      if (!array.isAttached()) {
        return MemoryLayout.dense(array, copy);
      }
      INDArray outside = copy.like(array);
      outside.assign(array);
      return outside;
    }

    private INDArray shaped(INDArray array, SampleShape shape) {
      long[] expected = shape.batch(array.size(0));
      return Arrays.equals(array.shape(), expected)
          ? array
          : outputView.of(array, source -> source.reshape('c', expected));
    }

    INDArray features() {
      INDArray seen = MemoryLayout.dense(detached(lane.penultimate(), seenByLast), seenByLast);
      return seen.reshape('c', seen.size(0), seen.length() / seen.size(0));
    }

    /** Each output with respect to its own sample. */
    INDArray inputGradient() {
      return Objects.requireNonNull(backward(ones(), null, Wrt.INPUT));
    }

    /** The way back of {@link #inputGradient}. */
    void inputGradientBackward(INDArray gradient) {
      lane.pushForward(direction(gradient));
      backward(ones(), null, Wrt.PARAMETERS);
    }

    private INDArray ones() {
      INDArray array = ones.like(Objects.requireNonNull(output));
      array.assign(1);
      return array;
    }

    /** In the space that the layers see; the condition stands still. */
    private INDArray direction(INDArray gradient) {
      SampleShape condition = contract.condition();
      if (condition == null) {
        return joined(gradient, null);
      }
      INDArray still = stillCondition.shaped(condition.batch(gradient.size(0)));
      still.assign(0);
      return joined(gradient, still);
    }

    @Nullable INDArray backward(
        INDArray outputGradient, @Nullable INDArray featureGradient, Wrt wrt) {
      INDArray epsilon = outputGradient;
      if (!Arrays.equals(outputGradient.shape(), layersOutputShape)) {
        epsilon = gradientView.of(outputGradient, array -> array.reshape('c', layersOutputShape));
      }
      INDArray result = lane.backward(epsilon, featureGradient, wrt);
      if (result == null) {
        return null;
      }
      if (contract.condition() == null || !conditioning.joins()) {
        return detached(result, inputGradient);
      }
      INDArray part = inputGradient.shaped(inputShape);
      conditioning.split(result, part);
      return part;
    }

    void giveBack() {
      lane.end();
      output = null;
      free.push(this);
    }

    void close() {
      lane.close();
      joined.close();
      denseInput.close();
      denseCondition.close();
      denseOutput.close();
      inputGradient.close();
      seenByLast.close();
      ones.close();
      stillCondition.close();
    }

    /** The gradient with respect to the input that is at this track. */
    private final class OpenInputGradient implements InputGradient {
      private final INDArray value = inputGradient();
      private boolean open = true;
      private boolean backwardDone;

      @Override
      public INDArray value() {
        requireOpen();
        return value;
      }

      @Override
      public void backward(INDArray gradient) {
        requireOpen();
        if (backwardDone) {
          throw new IllegalStateException("an input gradient goes back only once");
        }
        backwardDone = true;
        inputGradientBackward(gradient);
      }

      private void requireOpen() {
        if (!open || closed) {
          throw new IllegalStateException("the input gradient is closed");
        }
      }

      @Override
      public void close() {
        if (open) {
          open = false;
          if (!closed) {
            giveBack();
          }
        }
      }
    }

    /** The pass that uses this track. */
    private final class OpenPass implements Pass {
      private final Mode mode;
      private boolean open = true;
      private boolean backwardDone;

      private OpenPass(Mode mode) {
        this.mode = mode;
      }

      @Override
      public INDArray output() {
        requireOpen();
        return Objects.requireNonNull(output);
      }

      @Override
      public @Nullable INDArray backward(INDArray outputGradient, Wrt wrt) {
        return backward(outputGradient, null, wrt);
      }

      @Override
      public INDArray features() {
        requireOpen();
        return Track.this.features();
      }

      @Override
      public INDArray backwardToInput(INDArray outputGradient, INDArray featureGradient) {
        return Objects.requireNonNull(backward(outputGradient, featureGradient, Wrt.INPUT));
      }

      private @Nullable INDArray backward(
          INDArray outputGradient, @Nullable INDArray featureGradient, Wrt wrt) {
        requireOpen();
        if (mode != Mode.TRAIN) {
          throw new IllegalStateException("there is no way back from a pass in mode " + mode);
        }
        if (backwardDone) {
          throw new IllegalStateException("a pass goes back only once");
        }
        long[] expected = output().shape();
        if (!Arrays.equals(outputGradient.shape(), expected)) {
          throw new IllegalArgumentException(
              "the gradient must have the output's shape "
                  + Arrays.toString(expected)
                  + ", not "
                  + Arrays.toString(outputGradient.shape()));
        }
        backwardDone = true;
        return Track.this.backward(outputGradient, featureGradient, wrt);
      }

      private void requireOpen() {
        if (!open || closed) {
          throw new IllegalStateException("the pass is closed");
        }
      }

      @Override
      public void close() {
        if (open) {
          open = false;
          if (!closed) {
            giveBack();
          }
        }
      }
    }
  }
}

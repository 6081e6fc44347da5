package org.gan4j.nn.layers;

import java.util.Arrays;
import java.util.Objects;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.network.Mode;
import org.gan4j.api.network.Wrt;
import org.gan4j.nn.arrays.ReusableArray;
import org.gan4j.nn.kernels.ModulatedActivation;
import org.gan4j.nn.kernels.ModulatedActivation.Gradients;
import org.gan4j.nn.kernels.NativeNumbers;
import org.gan4j.nn.kernels.SampleChannels;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Computes {@link ModulatedConvolution}. */
final class ModulatedConvolutionRuntime extends BlockRuntime<ModulatedConvolution> {
  private static final long serialVersionUID = 1L;

  private final transient StyleColumns style;
  private final transient Demodulation demodulation;
  private final transient PixelNoise noise;
  private final transient SampleChannels inputChannels;
  private final transient ModulatedActivation activation;
  private final transient ChannelsLast inputs = new ChannelsLast(reusable());
  private final transient ChannelsLast convolved = new ChannelsLast(reusable());
  private final transient ChannelsLast outputGradients = new ChannelsLast(reusable());
  private final transient ChannelsLast inputGradients = new ChannelsLast(reusable());
  private final transient ReusableArray modulated = reusable();
  private final transient ReusableArray output = reusable();
  private final transient ReusableArray convolvedGradient = reusable();
  private final transient ReusableArray factors = reusable();
  private final transient ReusableArray factorGradients = reusable();
  private final transient ReusableArray inputGradient = reusable();
  private transient @Nullable Latest latest;

  /** Of the input's channels in the latest pass, [batch · channels]. */
  private transient double[] inputFactors = {};

  /** Of the channels of the convolution's output, with the gain, [batch · filters]. */
  private transient double[] outputFactors = {};

  /**
   * What a forward pass leaves, images with the channels last.
   *
   * @param x the input
   * @param t the output of the convolution
   * @param disturbance the noise; null if there is none
   * @param y the output
   */
  private record Latest(INDArray x, INDArray t, @Nullable INDArray disturbance, INDArray y) {}

  ModulatedConvolutionRuntime(NeuralNetConfiguration configuration, DataType dataType) {
    super(configuration, dataType);
    ModulatedConvolution layer = layerConf();
    style = new StyleColumns(layer.style(), this::reusable);
    demodulation = new Demodulation(operations(), constantRow(), this::reusable);
    SampleShape in = layer.input();
    SampleShape out = layer.output();
    int pixels = out.height() * out.width();
    noise = new PixelNoise(pixels, layer.style().place(), reusable());
    inputChannels = new SampleChannels(in.height() * in.width(), in.channels(), dataType);
    activation = new ModulatedActivation(pixels, out.channels(), layer.slope(), dataType);
  }

  @Override
  public void style(INDArray styles, INDArray gradient) {
    style.set(styles, gradient);
  }

  @Override
  public boolean isPiecewiseLinear() {
    return false;
  }

  @Override
  public INDArray pushForward(INDArray direction) {
    throw new UnsupportedOperationException("the output is not linear in the style");
  }

  private FastRuntime<?> affine() {
    return children().get(0);
  }

  private INDArray weights() {
    return parameter(weightsKey());
  }

  private String weightsKey() {
    return layerConf().parameters().get(2).key();
  }

  @Override
  public INDArray forward(INDArray activations, Mode mode, RandomKey key) {
    ModulatedConvolution layer = layerConf();
    INDArray x = inputs.of(activations);
    INDArray scaled = affine().forward(style.current(), mode, key.split("affine"));
    INDArray modulation = factors.like(scaled);
    operations().scale(scaled, layer.weightScale(), modulation);
    inputFactors = NativeNumbers.read(modulation);

    INDArray xs = modulated.like(x);
    inputChannels.affine(rows(x), inputFactors, new double[inputFactors.length], rows(xs));
    INDArray result = inputs.logical(xs);
    for (FastRuntime<?> child : children().subList(1, children().size())) {
      result = child.forward(result, mode, key);
    }
    INDArray t = convolved.of(result);
    outputFactors =
        layer.isDemodulated()
            ? demodulation.coefficients(modulation, weights())
            : activation.ones(x.size(0));
    multiply(outputFactors, layer.gain());

    INDArray disturbance = layer.hasNoise() ? noise.of(x.size(0), mode, key.split("noise")) : null;
    double strength =
        layer.hasNoise() ? parameter(ModulatedConvolution.NOISE_STRENGTH).getDouble(0) : 0;
    double[] biases = NativeNumbers.read(parameter(ModulatedConvolution.BIAS));
    multiply(biases, layer.gain());
    INDArray y = output.like(t);
    activation.apply(rows(t), outputFactors, biases, disturbance, layer.gain() * strength, rows(y));
    latest = new Latest(x, t, disturbance, y);
    return convolved.logical(y);
  }

  private static void multiply(double[] numbers, double factor) {
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] *= factor;
    }
  }

  private static INDArray rows(INDArray images) {
    return images.reshape('c', images.length() / images.size(3), images.size(3));
  }

  @Override
  public @Nullable INDArray backward(INDArray outputGradient, Wrt wrt) {
    Latest pass = requireForward(latest);
    INDArray dy = outputGradients.of(outputGradient);
    INDArray dt = convolvedGradient.like(dy);
    Gradients gradients =
        activation.differentiate(
            rows(pass.t), rows(pass.y), rows(dy), outputFactors, pass.disturbance, rows(dt));
    if (wrt.parameters()) {
      addOwn(gradients);
    }
    INDArray gradient = convolved.logical(dt);
    for (int i = children().size() - 1; i >= 1; i--) {
      FastRuntime<?> child = children().get(i);
      boolean parameters = wrt.parameters() && child.parameterCount() > 0;
      gradient = Objects.requireNonNull(child.backward(gradient, wrt(wrt, true, parameters)));
    }
    INDArray dxs = inputGradients.of(gradient);
    int length = inputFactors.length;
    double[] products = new double[length];
    inputChannels.sums(rows(pass.x), rows(dxs), new double[length], new double[length], products);
    styleBackward(products, gradients.factors(), wrt);
    if (!wrt.input()) {
      return null;
    }
    INDArray dx = inputGradient.like(dxs);
    inputChannels.affine(rows(dxs), inputFactors, new double[length], rows(dx));
    return inputGradients.logical(dx);
  }

  /** From the gradient of the factors to that of the style, and of what makes factors of it. */
  private void styleBackward(double[] ofInput, double[] ofOutput, Wrt wrt) {
    ModulatedConvolution layer = layerConf();
    long channels = layer.input().channels();
    INDArray gradient = factorGradients.shaped(ofInput.length / channels, channels);
    NativeNumbers.write(ofInput, gradient);
    if (layer.isDemodulated()) {
      multiply(ofOutput, layer.gain());
      INDArray weightGradient = wrt.parameters() ? gradient(weightsKey()) : null;
      demodulation.differentiate(ofOutput, gradient, weightGradient);
    }
    operations().scale(gradient, layer.weightScale(), gradient);
    style.add(
        Objects.requireNonNull(affine().backward(gradient, wrt(wrt, true, wrt.parameters()))));
  }

  private void addOwn(Gradients gradients) {
    double gain = layerConf().gain();
    INDArray bias = gradient(ModulatedConvolution.BIAS);
    double[] sums = new double[Math.toIntExact(bias.length())];
    for (int i = 0; i < gradients.biases().length; i++) {
      sums[i % sums.length] += gain * gradients.biases()[i];
    }
    NativeNumbers.add(sums, bias);
    if (layerConf().hasNoise()) {
      double sum = gain * Arrays.stream(gradients.strengths()).sum();
      NativeNumbers.add(new double[] {sum}, gradient(ModulatedConvolution.NOISE_STRENGTH));
    }
  }
}

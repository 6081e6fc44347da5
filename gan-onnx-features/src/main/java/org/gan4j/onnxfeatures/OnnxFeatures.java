package org.gan4j.onnxfeatures;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.gan4j.api.GanException;
import org.gan4j.api.SampleShape;
import org.gan4j.api.component.Require;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.gan4j.api.evaluation.FeatureNetwork;
import org.gan4j.api.io.FileProblem;
import org.gan4j.api.io.Sha256;
import org.gan4j.images.resize.Resampling;
import org.gan4j.images.resize.ResamplingFilter;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The output of an ONNX network, which ONNX Runtime computes. Images are resized to its input by
 * bicubic interpolation, as Parmar, Zhang and Zhu, "On aliased resizing and surprising subtleties
 * in GAN evaluation", 2022, recommend; images of one channel are repeated.
 */
@NotThreadSafe
final class OnnxFeatures implements FeatureNetwork {
  private static final String SETTING = "evaluation.features";
  private static final int IMAGE_RANK = 4;

  private final OrtSession session;
  private final OnnxFeaturesConfiguration configuration;
  private final SampleShape samples;
  private final SampleShape input;
  private final String inputName;
  private final String outputName;
  private final String identity;
  private final int size;

  private OnnxFeatures(
      OrtSession session,
      OnnxFeaturesConfiguration configuration,
      SampleShape samples,
      String hash,
      Path file)
      throws OrtException {
    this.session = session;
    this.configuration = configuration;
    this.samples = samples;
    if (session.getInputInfo().size() != 1) {
      throw refused(
          "the network takes " + session.getInputInfo().keySet() + ", and features have one input",
          file,
          "export a network whose only input is images");
    }
    NodeInfo info = session.getInputInfo().values().iterator().next();
    inputName = info.getName();
    input = input(info, configuration, samples, file);
    outputName = outputName(session.getOutputNames(), configuration, file);
    identity =
        String.format(
            Locale.ROOT,
            "%s sha256:%s %s of %s, range %s, mean %s, std %s",
            OnnxFeaturesProvider.TYPE,
            hash,
            outputName,
            input,
            configuration.range(),
            configuration.mean(),
            configuration.std());
    float[] zeros = new float[samples.length()];
    size = run(zeros, 1).length;
  }

  /**
   * Opens a network.
   *
   * @param samples the shape of the samples that are compared
   * @throws GanException of kind USAGE if there is no such file, it is no ONNX network, or the
   *     network does not take such samples
   */
  static OnnxFeatures open(
      Path file, OnnxFeaturesConfiguration configuration, SampleShape samples) {
    if (!samples.isImage()) {
      throw GanException.usage(
          "the features of an ONNX network are of images, not of vectors of " + samples,
          SETTING,
          "choose \"pixels\", which compare the numbers themselves");
    }
    if (!Files.isRegularFile(file)) {
      throw refused("there is no such file", file, "name an ONNX file, relative to this folder");
    }
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      // The same numbers whatever the number of processors.
      options.setIntraOpNumThreads(1);
      OrtSession session = OrtEnvironment.getEnvironment().createSession(file.toString(), options);
      boolean complete = false;
      try {
        OnnxFeatures features =
            new OnnxFeatures(session, configuration, samples, Sha256.ofFile(file), file);
        complete = true;
        return features;
      } finally {
        if (!complete) {
          session.close();
        }
      }
    } catch (OrtException e) {
      throw GanException.usage(
          "ONNX Runtime cannot use the network: " + firstLine(e),
          file.toString(),
          "check that the file is an ONNX network, and inputSize and channels fit it",
          e);
    } catch (IOException e) {
      throw GanException.failure(
          "the file cannot be read: " + FileProblem.reason(e),
          file.toString(),
          "check the file and its permissions",
          e);
    }
  }

  private static String firstLine(OrtException e) {
    String text = String.valueOf(e.getMessage());
    int end = text.indexOf('\n');
    return end < 0 ? text : text.substring(0, end);
  }

  private static GanException refused(String problem, Path file, String remedy) {
    return GanException.usage(problem, file.toString(), remedy);
  }

  private static SampleShape input(
      NodeInfo info, OnnxFeaturesConfiguration configuration, SampleShape samples, Path file) {
    if (!(info.getInfo() instanceof TensorInfo tensor)
        || tensor.type != OnnxJavaType.FLOAT
        || tensor.getShape().length != IMAGE_RANK) {
      throw refused(
          "the input " + info.getName() + " is " + info.getInfo() + ", and no images of float32",
          file,
          "export a network with an input [batch, channels, height, width] of float32");
    }
    long[] shape = tensor.getShape();
    Integer given = configuration.inputSize();
    long height = given == null ? shape[2] : given;
    long width = given == null ? shape[3] : given;
    if (height < 1 || width < 1) {
      throw refused(
          "the network takes images of any size, and the experiment names none",
          file,
          "add \"inputSize\": 224 to the features, or the size that it was trained on");
    }
    long channels = shape[1] < 1 ? samples.channels() : shape[1];
    if (channels != samples.channels() && samples.channels() != 1) {
      throw refused(
          "the network takes " + channels + " channels, and the samples have " + samples.channels(),
          file,
          "choose a network for images like the samples");
    }
    return SampleShape.image(
        Math.toIntExact(channels), Math.toIntExact(height), Math.toIntExact(width));
  }

  private static String outputName(
      Set<String> names, OnnxFeaturesConfiguration configuration, Path file) {
    String wanted = configuration.output();
    if (wanted == null) {
      return names.iterator().next();
    }
    if (!names.contains(wanted)) {
      throw refused(
          "the network has no output \"" + wanted + "\"",
          file,
          "outputs: " + String.join(", ", names));
    }
    return wanted;
  }

  @Override
  public String identity() {
    return identity;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public Output apply(INDArray batch) {
    int count = Math.toIntExact(batch.size(0));
    Require.that(
        Arrays.equals(batch.shape(), samples.batch(count)),
        "these are features of samples of another shape than " + samples);
    float[] numbers;
    try (INDArray copy = batch.dup('c')) {
      numbers = copy.data().asFloat();
    }
    try {
      return new Output(Nd4j.create(run(numbers, count), new long[] {count, size}, 'c'), null);
    } catch (OrtException e) {
      throw GanException.failure(
          "ONNX Runtime cannot compute the features: " + firstLine(e),
          configuration.file(),
          "check inputSize, and that the network takes any size of batch",
          e);
    }
  }

  /** The features of samples in C order, in C order. */
  private float[] run(float[] numbers, int count) throws OrtException {
    float[] images = new float[Math.multiplyExact(count, input.length())];
    for (int sample = 0; sample < count; sample++) {
      prepare(numbers, sample, images);
    }
    try (OnnxTensor tensor =
            OnnxTensor.createTensor(
                OrtEnvironment.getEnvironment(), FloatBuffer.wrap(images), input.batch(count));
        OrtSession.Result result = session.run(Map.of(inputName, tensor), Set.of(outputName))) {
      OnnxValue value = result.get(0);
      if (!(value instanceof OnnxTensor output) || output.getInfo().type != OnnxJavaType.FLOAT) {
        throw refused(
            "the output " + outputName + " is no array of float32",
            Path.of(configuration.file()),
            "name another one with \"output\"");
      }
      FloatBuffer buffer = output.getFloatBuffer();
      float[] features = new float[buffer.remaining()];
      buffer.get(features);
      return features;
    }
  }

  private void prepare(float[] numbers, int sample, float[] images) {
    int length = samples.length();
    float[] resized =
        Resampling.resize(
            ResamplingFilter.CUBIC,
            Arrays.copyOfRange(numbers, sample * length, (sample + 1) * length),
            samples.channels(),
            samples.height(),
            samples.width(),
            input.height(),
            input.width());
    double lower = configuration.range().get(0);
    double half = (configuration.range().get(1) - lower) / 2;
    int pixels = input.height() * input.width();
    for (int channel = 0; channel < input.channels(); channel++) {
      int from = Math.min(channel, samples.channels() - 1) * pixels;
      int to = sample * input.length() + channel * pixels;
      double mean = configuration.meanOf(channel);
      double deviation = configuration.deviationOf(channel);
      for (int i = 0; i < pixels; i++) {
        images[to + i] = (float) ((lower + (resized[from + i] + 1) * half - mean) / deviation);
      }
    }
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException(e);
    }
  }
}

package org.gan4j.benchmarks.libtorch;

import static org.bytedeco.pytorch.global.torch.binary_cross_entropy_with_logits;
import static org.bytedeco.pytorch.global.torch.l1_loss;
import static org.bytedeco.pytorch.global.torch.mse_loss;
import static org.bytedeco.pytorch.global.torch.ones_like;
import static org.bytedeco.pytorch.global.torch.randn;
import static org.bytedeco.pytorch.global.torch.zeros_like;

import java.util.List;
import org.bytedeco.pytorch.Adam;
import org.bytedeco.pytorch.AdamOptions;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.gan4j.benchmarks.workload.SmoothImages;
import org.gan4j.benchmarks.workload.Workload;

/** One iteration of a workload as PyTorch's users write it. */
final class TorchIteration {
  private static final double ADVERSARIAL_WEIGHT = 0.001;
  private static final double RECONSTRUCTION_WEIGHT = 100;

  private final Workload workload;
  private final int batch;
  private final TorchNetwork generator;
  private final TorchNetwork discriminator;
  private final Adam generatorOptimizer;
  private final Adam discriminatorOptimizer;
  private final Tensor real;
  private final Tensor given;

  /** The losses of an iteration. */
  record Losses(double discriminator, double generator) {}

  TorchIteration(Workload workload, int batch) {
    this.workload = workload;
    this.batch = batch;
    generator = new TorchNetwork("generator", workload.generator(), workload.input());
    discriminator = new TorchNetwork("discriminator", workload.discriminator(), workload.classified());
    generatorOptimizer = adam(generator);
    discriminatorOptimizer = adam(discriminator);
    real =
        Tensor.create(
            SmoothImages.make(1, batch, workload.data()), Shapes.batch(batch, workload.data()));
    given =
        Tensor.create(
            SmoothImages.make(2, batch, inputs(workload)), Shapes.batch(batch, inputs(workload)));
    if (workload.task() == Workload.Task.SAMPLING) {
      generator.eval();
    }
  }

  /** Noise is drawn anew in each iteration. */
  private static List<Integer> inputs(Workload workload) {
    return workload.hasPairs() ? workload.input() : List.of(1, 4, 4);
  }

  private static Adam adam(TorchNetwork network) {
    AdamOptions options = new AdamOptions(2e-4);
    // A std::tuple, which GNU's library lays out in reverse: find β1 by its default value.
    int beta1 = options.betas().get(0) == 0.9 ? 0 : 1;
    options.betas().put(beta1, 0.5);
    options.betas().put(1 - beta1, 0.999);
    return new Adam(network.parameters(), options);
  }

  Losses run() {
    return switch (workload.task()) {
      case GENERATION -> generation();
      case INPAINTING -> inpainting();
      case TRANSLATION -> translation();
      case SUPER_RESOLUTION -> superResolution();
      case SAMPLING -> sampling();
    };
  }

  private Tensor noise() {
    return randn(Shapes.batch(batch, workload.input()));
  }

  private Losses sampling() {
    try (NoGradGuard inference = new NoGradGuard()) {
      generator.forward(noise());
    }
    return new Losses(0, 0);
  }

  private Losses generation() {
    Tensor fake;
    try (NoGradGuard constant = new NoGradGuard()) {
      fake = generator.forward(noise());
    }
    Tensor discriminatorLoss = discriminatorStep(real, fake);
    generatorOptimizer.zero_grad();
    freezeDiscriminator(true);
    Tensor generatorLoss = fool(generator.forward(noise()));
    teachGenerator(generatorLoss);
    return new Losses(discriminatorLoss.item_double(), generatorLoss.item_double());
  }

  /** One forward pass of the generator serves both steps, since there is no noise. */
  private Losses inpainting() {
    Tensor middle = middle(real).contiguous();
    Tensor masked = real.clone();
    middle(masked).zero_();
    Tensor fake = generator.forward(masked);
    Tensor discriminatorLoss = discriminatorStep(middle, fake.detach());
    generatorOptimizer.zero_grad();
    freezeDiscriminator(true);
    Tensor reconstruction = mse_loss(fake, middle).mul(new Scalar(1 - ADVERSARIAL_WEIGHT));
    Tensor generatorLoss = reconstruction.add(fool(fake).mul(new Scalar(ADVERSARIAL_WEIGHT)));
    teachGenerator(generatorLoss);
    return new Losses(discriminatorLoss.item_double(), generatorLoss.item_double());
  }

  /** As pix2pix's own code: one forward pass of the generator serves both steps. */
  private Losses translation() {
    Tensor fake = generator.forward(given);
    Tensor discriminatorLoss =
        discriminatorStep(
            TorchNetwork.concatenate(given, real),
            TorchNetwork.concatenate(given, fake.detach()));
    generatorOptimizer.zero_grad();
    freezeDiscriminator(true);
    Tensor generatorLoss =
        l1_loss(fake, real)
            .mul(new Scalar(RECONSTRUCTION_WEIGHT))
            .add(fool(TorchNetwork.concatenate(given, fake)));
    teachGenerator(generatorLoss);
    return new Losses(discriminatorLoss.item_double(), generatorLoss.item_double());
  }

  private Losses superResolution() {
    Tensor fake = generator.forward(given);
    Tensor discriminatorLoss = discriminatorStep(real, fake.detach());
    generatorOptimizer.zero_grad();
    freezeDiscriminator(true);
    Tensor adversarial = fool(fake).mul(new Scalar(ADVERSARIAL_WEIGHT));
    Tensor generatorLoss = l1_loss(fake, real).add(adversarial);
    teachGenerator(generatorLoss);
    return new Losses(discriminatorLoss.item_double(), generatorLoss.item_double());
  }

  private Tensor middle(Tensor images) {
    List<Integer> whole = workload.data();
    List<Integer> hole = workload.image();
    long rows = hole.get(1);
    long columns = hole.get(2);
    return images
        .narrow(2, (whole.get(1) - rows) / 2, rows)
        .narrow(3, (whole.get(2) - columns) / 2, columns);
  }

  private Tensor discriminatorStep(Tensor realImages, Tensor fakeImages) {
    discriminatorOptimizer.zero_grad();
    Tensor onReal = discriminator.forward(realImages);
    Tensor onFake = discriminator.forward(fakeImages);
    Tensor loss =
        binary_cross_entropy_with_logits(onReal, ones_like(onReal))
            .add(binary_cross_entropy_with_logits(onFake, zeros_like(onFake)));
    loss.backward();
    discriminatorOptimizer.step();
    return loss;
  }

  /** The non-saturating loss. */
  private Tensor fool(Tensor fake) {
    Tensor logits = discriminator.forward(fake);
    return binary_cross_entropy_with_logits(logits, ones_like(logits));
  }

  private void teachGenerator(Tensor loss) {
    loss.backward();
    freezeDiscriminator(false);
    generatorOptimizer.step();
  }

  /** Spares the gradients of its weights in the generator's step. */
  private void freezeDiscriminator(boolean frozen) {
    try (TensorVector parameters = discriminator.parameters()) {
      for (long i = 0; i < parameters.size(); i++) {
        parameters.get(i).requires_grad_(!frozen);
      }
    }
  }
}

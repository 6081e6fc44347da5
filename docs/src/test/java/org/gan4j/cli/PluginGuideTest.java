package org.gan4j.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.gan4j.api.ApiVersion;
import org.gan4j.cli.output.StandardOutput;
import org.gan4j.core.Gan;
import org.gan4j.core.trained.TrainedGenerator;
import org.gan4j.docs.Documents;
import org.gan4j.docs.GuidePlugin;
import org.gan4j.docs.Workspace;
import org.gan4j.experiment.registry.Kind;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The plugin that the guide shows is built from the guide, tested, and used as the guide says. */
class PluginGuideTest {
  private static final String GUIDE = "docs/plugin-guide.md";
  private static final Path PLUGINS = Path.of("my-plugins");
  private static final Path JAR = PLUGINS.resolve("guide.jar");

  @BeforeAll
  static void buildThePlugin() throws IOException {
    Workspace.prepare();
    for (String run :
        List.of(
            "pairing",
            "equilibrium",
            "cutout",
            "spiral",
            "denoising",
            "denoised",
            "whole",
            "resumed")) {
      Workspace.delete("runs/" + run);
    }
    Workspace.delete(PLUGINS.toString());
    GuidePlugin.build(GUIDE, JAR);
    List<String> experiments = GuidePlugin.experiments(GUIDE);
    Files.writeString(Path.of("pairing.json"), experiments.get(0));
    Files.writeString(Path.of("equilibrium.json"), experiments.get(1));
    Files.writeString(Path.of("spiral.json"), experiments.get(2));
    Files.writeString(Path.of("denoising.json"), experiments.get(3));
    BufferedImage noisy = new BufferedImage(56, 56, BufferedImage.TYPE_BYTE_GRAY);
    ImageIO.write(noisy, "png", Path.of("noisy.png").toFile());
  }

  static Stream<List<String>> commands() {
    return Documents.commands(GUIDE);
  }

  @ParameterizedTest
  @MethodSource("commands")
  void playsEveryCommand(List<String> command) {
    List<String> arguments = new ArrayList<>(command);
    if (arguments.get(0).equals("train")) {
      arguments.addAll(List.of("--set", "training.iterations=3"));
    }
    String errors = run(arguments);
    assertThat(errors).doesNotContain("warning").doesNotContain("broken");
  }

  private static String run(List<String> arguments) {
    StringWriter errors = new StringWriter();
    int exitCode =
        new GanCommandLine(
                Terminals.NONE,
                places -> Gan.create(places),
                new StandardOutput(OutputStream.nullOutputStream(), StandardCharsets.UTF_8),
                new PrintWriter(errors))
            .execute(arguments.toArray(String[]::new));
    assertThat(exitCode).as("%s: %s", arguments, errors).isZero();
    return errors.toString();
  }

  @Test
  void addsAllComponents() {
    Gan gan = Gan.create(List.of(PLUGINS));

    assertThat(gan.registry().broken()).isEmpty();
    assertThat(gan.registry().types(Kind.LOSS)).contains("pairing");
    assertThat(gan.registry().types(Kind.GAME)).contains("boundary-equilibrium");
    assertThat(gan.registry().types(Kind.AUGMENTATION)).contains("cutout");
    assertThat(gan.registry().types(Kind.DATASET)).contains("spiral");
    assertThat(gan.registry().types(Kind.TASK)).contains("given-first", "denoising");
    assertThat(gan.registry().types(Kind.METRIC)).contains("spiral-error");
    assertThat(gan.registry().types(Kind.LISTENER)).contains("heartbeat");
  }

  /** The contract tests that the guide shows are run, each method as a test of its own. */
  @TestFactory
  Stream<DynamicTest> keepsTheContractsOfItsTests() throws Exception {
    URLClassLoader loader =
        new URLClassLoader(new URL[] {JAR.toUri().toURL()}, PluginGuideTest.class.getClassLoader());
    return Stream.of(
            "PairingTest",
            "BoundaryEquilibriumTest",
            "CutoutTest",
            "SpiralTest",
            "GivenFirstTest",
            "DenoisingTest",
            "SpiralErrorTest")
        .flatMap(name -> testsOf(name, loader))
        .onClose(() -> close(loader));
  }

  private static Stream<DynamicTest> testsOf(String name, ClassLoader loader) {
    try {
      Class<?> type = loader.loadClass(name);
      return Stream.<Class<?>>iterate(type, Class::getSuperclass)
          .takeWhile(each -> each != Object.class)
          .flatMap(each -> Arrays.stream(each.getDeclaredMethods()))
          .filter(method -> method.isAnnotationPresent(Test.class))
          .map(method -> dynamicTest(name + "." + method.getName(), () -> invoke(type, method)));
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("the guide shows no " + name, e);
    }
  }

  private static void invoke(Class<?> type, Method method) throws ReflectiveOperationException {
    Constructor<?> constructor = type.getDeclaredConstructor();
    constructor.setAccessible(true);
    method.setAccessible(true);
    method.invoke(constructor.newInstance());
  }

  private static void close(URLClassLoader loader) {
    try {
      loader.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A picture of another size gets that of the training. */
  @Test
  void appliesTheTaskThatChangesPictures() throws IOException {
    train("denoising.json", "denoised", 3);
    run(
        List.of(
            "apply",
            "runs/denoised",
            "noisy.png",
            "--plugins",
            PLUGINS.toString(),
            "--out",
            "runs/denoised/clean"));

    BufferedImage clean = ImageIO.read(Path.of("runs/denoised/clean/noisy.png").toFile());
    assertThat(clean.getWidth()).isEqualTo(28);
    assertThat(clean.getHeight()).isEqualTo(28);
  }

  @Test
  void resumesTheGameExactly() {
    train("equilibrium.json", "whole", 4);
    train("equilibrium.json", "resumed", 2);
    run(
        List.of(
            "train",
            "runs/resumed",
            "--resume",
            "--plugins",
            PLUGINS.toString(),
            "--set",
            "training.iterations=4"));

    Gan gan = Gan.create(List.of(PLUGINS));
    for (String network : List.of("encoder", "decoder", "generator")) {
      assertThat(parameters(gan, "resumed", network))
          .as(network)
          .isEqualTo(parameters(gan, "whole", network));
    }
  }

  private static void train(String experiment, String folder, int iterations) {
    run(
        List.of(
            "train",
            experiment,
            "--plugins",
            PLUGINS.toString(),
            "--out",
            "runs/" + folder,
            "--set",
            "training.iterations=" + iterations));
  }

  private static INDArray parameters(Gan gan, String folder, String network) {
    try (TrainedGenerator trained = gan.open(Path.of("runs", folder))) {
      return trained.network(network).parameters().values().dup();
    }
  }

  @ParameterizedTest
  @EnumSource
  void namesTheProviderOfEveryKind(Kind kind) throws IOException {
    assertThat(GuidePlugin.text(GUIDE))
        .contains("| " + kind.slot() + " | `" + kind.provider().getSimpleName() + "` |");
  }

  @Test
  void namesTheVersionOfTheApi() throws IOException {
    assertThat(GuidePlugin.text(GUIDE))
        .contains("<GAN4J-Api-Version>" + ApiVersion.current() + "</GAN4J-Api-Version>");
  }

  @Test
  void showsThePomOfTheExample() throws IOException {
    String pom = GuidePlugin.text("examples/plugin-resnet-huber/pom.xml").replaceAll("\\s+", "");

    assertThat(GuidePlugin.blocks(GUIDE, "xml"))
        .hasSize(2)
        .allSatisfy(block -> assertThat(pom).contains(block.replaceAll("\\s+", "")));
  }
}

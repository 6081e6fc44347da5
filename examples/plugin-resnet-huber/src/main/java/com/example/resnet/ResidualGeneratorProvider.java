package com.example.resnet;

import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.gan4j.api.component.Option;
import org.gan4j.api.network.Generator;
import org.gan4j.api.network.GeneratorContext;
import org.gan4j.api.network.GeneratorProvider;
import org.gan4j.nn.LayeredGenerator;
import org.gan4j.nn.NetworkDefinition;
import org.gan4j.nn.layers.BatchNorm;
import org.gan4j.nn.layers.Dense;
import org.gan4j.nn.layers.Elementwise;
import org.gan4j.nn.layers.Reshape;
import org.gan4j.nn.layers.Residual;

/** Provides the generator {@code residual}. */
public final class ResidualGeneratorProvider
    implements GeneratorProvider<ResidualGeneratorProvider.Settings> {

  public record Settings(
      @Option(value = "Features of all blocks", defaultValue = "256", min = 1)
          int width,
      @Option(value = "Residual blocks", defaultValue = "3", min = 1, max = 100) int blocks) {}

  @Override public String type() { return "residual"; }
  @Override public Class<Settings> configuration() { return Settings.class; }
  @Override public String description() { return "A perceptron of normalized residual blocks (He et al. 2016)"; }

  @Override
  public Generator create(Settings settings, GeneratorContext context) {
    List<Layer> layers = new ArrayList<>();
    layers.add(new Dense(settings.width()));
    for (int i = 0; i < settings.blocks(); i++) {
      layers.add(new BatchNorm());
      layers.add(
          new Residual(
              new Dense(settings.width()),
              Elementwise.relu(),
              new Dense(settings.width(), false)));
    }
    layers.add(new BatchNorm());
    layers.add(Elementwise.relu());
    layers.add(new Dense(context.output().length()));
    if (context.output().isImage()) {
      layers.add(new Reshape(context.output()));
      layers.add(Elementwise.tanh());
    }
    return LayeredGenerator.of(context, NetworkDefinition.of(layers));
  }
}

package com.example.resnet;

import org.gan4j.api.SampleShape;
import org.gan4j.testkit.GeneratorContract;

class ResidualGeneratorTest extends GeneratorContract<ResidualGeneratorProvider.Settings> {
  @Override
  protected ResidualGeneratorProvider provider() {
    return new ResidualGeneratorProvider();
  }

  @Override
  protected ResidualGeneratorProvider.Settings configuration() {
    return new ResidualGeneratorProvider.Settings(8, 2);
  }

  @Override
  protected SampleShape samples() {
    return SampleShape.image(1, 5, 4);
  }
}

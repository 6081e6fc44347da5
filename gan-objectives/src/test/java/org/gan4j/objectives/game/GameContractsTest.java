package org.gan4j.objectives.game;

import org.gan4j.api.SampleShape;
import org.gan4j.api.component.ConfiguredProvider;
import org.gan4j.api.data.Task;
import org.gan4j.api.network.Discriminator;
import org.gan4j.api.network.DiscriminatorContext;
import org.gan4j.testkit.GameContract;
import org.junit.jupiter.api.Nested;

/** Every game keeps its contract. */
class GameContractsTest {

  @Nested
  class Adversarial extends GameContract<AdversarialConfiguration> {
    @Override
    protected AdversarialGameProvider provider() {
      return new AdversarialGameProvider();
    }

    @Override
    protected AdversarialConfiguration configuration() {
      return new AdversarialConfiguration();
    }
  }

  @Nested
  class Pac extends GameContract<PacConfiguration> {
    @Override
    protected PacGameProvider provider() {
      return new PacGameProvider();
    }

    @Override
    protected PacConfiguration configuration() {
      return new PacConfiguration(2);
    }
  }

  @Nested
  class AcGan extends GameContract<AcGanConfiguration> {
    @Override
    protected AcGanGameProvider provider() {
      return new AcGanGameProvider();
    }

    @Override
    protected AcGanConfiguration configuration() {
      return new AcGanConfiguration(0.5);
    }

    @Override
    protected Task task() {
      return SmallTask.classes(samples());
    }
  }

  @Nested
  class Can extends GameContract<CanConfiguration> {
    @Override
    protected CanGameProvider provider() {
      return new CanGameProvider();
    }

    @Override
    protected CanConfiguration configuration() {
      return new CanConfiguration(0.5, 0.7);
    }

    @Override
    protected Task task() {
      return SmallTask.labelled(samples(), "a", "b", "c");
    }
  }

  @Nested
  class InfoGan extends GameContract<InfoGanConfiguration> {
    @Override
    protected InfoGanGameProvider provider() {
      return new InfoGanGameProvider();
    }

    @Override
    protected InfoGanConfiguration configuration() {
      return new InfoGanConfiguration(3, 2, 0.7, 0.2);
    }
  }

  @Nested
  class BiGan extends GameContract<BiGanConfiguration> {
    @Override
    protected BiGanGameProvider provider() {
      return new BiGanGameProvider();
    }

    @Override
    protected BiGanConfiguration configuration() {
      return new BiGanConfiguration(
          new ConfiguredProvider<>(
              new BiGanGameTest.Small(), new BiGanGameTest.SmallConfiguration()));
    }
  }

  @Nested
  class BiGanOfImages extends BiGan {
    @Override
    protected SampleShape samples() {
      return SampleShape.image(1, 2, 3);
    }

    @Override
    protected Discriminator discriminator(DiscriminatorContext context) {
      return SmallNetworks.discriminator(context);
    }
  }
}

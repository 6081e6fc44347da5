package org.gan4j.objectives;

import java.util.List;
import org.gan4j.api.SampleShape;
import org.gan4j.objectives.latent.GaussianLatentConfiguration;
import org.gan4j.objectives.latent.GaussianLatentProvider;
import org.gan4j.objectives.latent.UniformLatentConfiguration;
import org.gan4j.objectives.latent.UniformLatentProvider;
import org.gan4j.objectives.regularizer.LeCamConfiguration;
import org.gan4j.objectives.regularizer.LeCamProvider;
import org.gan4j.objectives.regularizer.RegularizedNetworks;
import org.gan4j.objectives.regularizer.WeightDecayConfiguration;
import org.gan4j.objectives.regularizer.WeightDecayProvider;
import org.gan4j.objectives.schedule.KStepConfiguration;
import org.gan4j.objectives.schedule.KStepScheduleProvider;
import org.gan4j.objectives.task.ClassConditionalConfiguration;
import org.gan4j.objectives.task.ClassConditionalTaskProvider;
import org.gan4j.objectives.task.ClusterCondition;
import org.gan4j.objectives.task.GenerationConfiguration;
import org.gan4j.objectives.task.GenerationTaskProvider;
import org.gan4j.objectives.task.SelfConditionalConfiguration;
import org.gan4j.objectives.task.SelfConditionalTaskProvider;
import org.gan4j.testkit.LatentContract;
import org.gan4j.testkit.RegularizerContract;
import org.gan4j.testkit.TaskContract;
import org.gan4j.testkit.TrainingScheduleContract;
import org.junit.jupiter.api.Nested;

/** Every component of this module keeps its contract; the losses have tests of their own. */
class ContractsTest {

  @Nested
  class Gaussian extends LatentContract<GaussianLatentConfiguration> {
    @Override
    protected GaussianLatentProvider provider() {
      return new GaussianLatentProvider();
    }

    @Override
    protected GaussianLatentConfiguration configuration() {
      return new GaussianLatentConfiguration(6, 2);
    }
  }

  @Nested
  class Uniform extends LatentContract<UniformLatentConfiguration> {
    @Override
    protected UniformLatentProvider provider() {
      return new UniformLatentProvider();
    }

    @Override
    protected UniformLatentConfiguration configuration() {
      return new UniformLatentConfiguration(6, -1, 3);
    }
  }

  @Nested
  class KStep extends TrainingScheduleContract<KStepConfiguration> {
    @Override
    protected KStepScheduleProvider provider() {
      return new KStepScheduleProvider();
    }

    @Override
    protected KStepConfiguration configuration() {
      return new KStepConfiguration(3, 2);
    }
  }

  @Nested
  class WeightDecay extends RegularizerContract<WeightDecayConfiguration> {
    @Override
    protected WeightDecayProvider provider() {
      return new WeightDecayProvider();
    }

    @Override
    protected WeightDecayConfiguration configuration() {
      return new WeightDecayConfiguration(0.3, RegularizedNetworks.BOTH);
    }
  }

  @Nested
  class LeCam extends RegularizerContract<LeCamConfiguration> {
    @Override
    protected LeCamProvider provider() {
      return new LeCamProvider();
    }

    @Override
    protected LeCamConfiguration configuration() {
      return new LeCamConfiguration(0.3, 0.9, 1);
    }
  }

  @Nested
  class Generation extends TaskContract<GenerationConfiguration> {
    @Override
    protected GenerationTaskProvider provider() {
      return new GenerationTaskProvider();
    }

    @Override
    protected GenerationConfiguration configuration() {
      return new GenerationConfiguration();
    }
  }

  @Nested
  class ClassConditional extends TaskContract<ClassConditionalConfiguration> {
    @Override
    protected ClassConditionalTaskProvider provider() {
      return new ClassConditionalTaskProvider();
    }

    @Override
    protected ClassConditionalConfiguration configuration() {
      return new ClassConditionalConfiguration();
    }

    @Override
    protected List<String> classes() {
      return List.of("a", "b", "c");
    }
  }

  @Nested
  class SelfConditional extends TaskContract<SelfConditionalConfiguration> {
    @Override
    protected SelfConditionalTaskProvider provider() {
      return new SelfConditionalTaskProvider();
    }

    @Override
    protected SelfConditionalConfiguration configuration() {
      return new SelfConditionalConfiguration(
          ClusterCondition.CLUSTER, 10, 5, 6, 0, false, null, null);
    }

    @Override
    protected SampleShape data() {
      return SampleShape.image(3, 33, 31);
    }
  }

  @Nested
  class SelfConditionalWithinClasses extends SelfConditional {
    @Override
    protected SelfConditionalConfiguration configuration() {
      return new SelfConditionalConfiguration(
          ClusterCondition.CLUSTER, 10, 5, 6, 0, true, null, null);
    }

    @Override
    protected List<String> classes() {
      return List.of("a", "b", "c");
    }
  }

  @Nested
  class CentreConditional extends SelfConditional {
    @Override
    protected SelfConditionalConfiguration configuration() {
      return new SelfConditionalConfiguration(
          ClusterCondition.CENTRE, 10, 5, 6, 0, false, null, null);
    }
  }

  @Nested
  class NeighbourhoodConditional extends SelfConditionalWithinClasses {
    @Override
    protected SelfConditionalConfiguration configuration() {
      return new SelfConditionalConfiguration(
          ClusterCondition.NEIGHBOURHOOD, 10, 5, 6, 0.5, true, null, null);
    }
  }
}

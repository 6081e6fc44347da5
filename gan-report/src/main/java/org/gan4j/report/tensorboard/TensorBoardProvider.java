package org.gan4j.report.tensorboard;

import org.gan4j.api.component.NamedProvider;
import org.gan4j.api.training.ListenerContext;
import org.gan4j.api.training.TrainingListener;
import org.gan4j.api.training.TrainingListenerProvider;

/** Provides the listener {@code tensorboard}. */
public final class TensorBoardProvider extends NamedProvider<TensorBoardConfiguration>
    implements TrainingListenerProvider<TensorBoardConfiguration> {

  /** The constructor that {@link java.util.ServiceLoader} calls. */
  public TensorBoardProvider() {
    super(
        "tensorboard",
        TensorBoardConfiguration.class,
        "Writes numbers, grids of samples and histograms as TensorBoard's event files into the"
            + " run's folder");
  }

  @Override
  public TrainingListener create(TensorBoardConfiguration configuration, ListenerContext context) {
    return new TensorBoardListener(configuration);
  }
}

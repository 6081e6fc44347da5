package org.gan4j.core.run;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gan4j.api.game.Progress;
import org.gan4j.api.training.IterationReport;
import org.gan4j.api.training.TrainingListener;
import org.gan4j.api.training.TrainingSnapshot;
import org.gan4j.api.training.TrainingStart;
import org.gan4j.core.assembly.PreparedTraining;
import org.gan4j.experiment.Component;
import org.gan4j.training.GuardedListeners;
import org.gan4j.training.TrainerListener;

/**
 * The listeners of the experiment, and those that a program adds. They are called before the
 * checkpoint is written, so that their records of a step exist when a run continues from it. They
 * are notified of the end of the training when all its files are complete.
 */
final class RunListeners implements TrainerListener {
  private final GuardedListeners<TrainingListener> listeners = new GuardedListeners<>();
  private final PreparedTraining training;
  private final RunFolder folder;

  RunListeners(PreparedTraining training, RunFolder folder, List<TrainingListener> others) {
    this.training = training;
    this.folder = folder;
    List<Component> components = training.experiment().listeners();
    for (int i = 0; i < components.size(); i++) {
      String name = String.format(Locale.ROOT, "listeners[%d] (%s)", i, components.get(i).type());
      listeners.add(name, training.listeners().get(i));
    }
    others.forEach(listener -> listeners.add(listener.toString(), listener));
  }

  @Override
  public void started(Progress progress) {
    TrainingStart start = new TrainingStart(folder.path(), training.experiment().name(), progress);
    listeners.each(listener -> listener.started(start));
  }

  @Override
  public void iterationEnded(IterationReport report) {
    listeners.each(listener -> listener.iterationEnded(report));
  }

  void evaluated(Progress progress, Map<String, Double> metrics) {
    Map<String, Double> all = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
    listeners.each(listener -> listener.evaluated(progress, all));
  }

  void sampled(TrainingSnapshot snapshot) {
    listeners.each(listener -> listener.sampled(snapshot));
  }

  /** All files are written. */
  void trainingEnded(Progress progress, boolean complete) {
    listeners.each(listener -> listener.ended(progress, complete));
  }

  void trainingFailed(Throwable reason) {
    listeners.each(listener -> listener.failed(reason));
  }

  @Override
  public String toString() {
    return "the listeners";
  }
}

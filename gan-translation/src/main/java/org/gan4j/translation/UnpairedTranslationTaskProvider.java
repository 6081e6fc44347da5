package org.gan4j.translation;

import org.gan4j.api.component.NamedProvider;
import org.gan4j.api.data.Task;
import org.gan4j.api.data.TaskContext;
import org.gan4j.api.data.TaskProvider;

/**
 * Provides the task {@code unpaired-translation}: the samples are no targets of the inputs, so that
 * nothing is compared with them. For the game {@code cycle} (Zhu et al. 2017).
 */
public final class UnpairedTranslationTaskProvider
    extends NamedProvider<UnpairedTranslationConfiguration>
    implements TaskProvider<UnpairedTranslationConfiguration> {

  /** The constructor that {@link java.util.ServiceLoader} calls. */
  public UnpairedTranslationTaskProvider() {
    super(
        "unpaired-translation",
        UnpairedTranslationConfiguration.class,
        "Pictures of one domain into another, without pairs; for the game cycle (Zhu et al. 2017)");
  }

  @Override
  public Task create(UnpairedTranslationConfiguration configuration, TaskContext context) {
    return new TranslationTask(
        TranslatedShapes.of(type(), context),
        UnpairedTranslationConfiguration.asTranslation(),
        /* paired= */ false);
  }
}

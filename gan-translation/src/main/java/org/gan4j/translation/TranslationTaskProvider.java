package org.gan4j.translation;

import org.gan4j.api.component.NamedProvider;
import org.gan4j.api.data.Task;
import org.gan4j.api.data.TaskContext;
import org.gan4j.api.data.TaskProvider;

/**
 * Provides the task {@code translation}: pix2pix (Isola et al., "Image-to-image translation with
 * conditional adversarial networks", CVPR 2017).
 */
public final class TranslationTaskProvider extends NamedProvider<TranslationConfiguration>
    implements TaskProvider<TranslationConfiguration> {

  /** The constructor that {@link java.util.ServiceLoader} calls. */
  public TranslationTaskProvider() {
    super(
        "translation",
        TranslationConfiguration.class,
        "Pictures into others, learned from pairs (pix2pix: Isola et al. 2017)");
  }

  @Override
  public Task create(TranslationConfiguration configuration, TaskContext context) {
    return new TranslationTask(
        TranslatedShapes.of(type(), context), configuration, /* paired= */ true);
  }
}

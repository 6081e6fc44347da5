package org.gan4j.datasets.unpaired;

import java.util.Locale;
import org.gan4j.api.GanException;
import org.gan4j.api.SampleShape;
import org.gan4j.api.component.ConfiguredProvider;
import org.gan4j.api.component.NamedProvider;
import org.gan4j.api.data.Dataset;
import org.gan4j.api.data.DatasetContext;
import org.gan4j.api.data.DatasetProvider;

/**
 * Provides {@code unpaired}: pictures of two domains that nobody has paired, such as apples and
 * oranges (Zhu et al., "Unpaired image-to-image translation using cycle-consistent adversarial
 * networks", 2017, section 3).
 */
public final class UnpairedProvider extends NamedProvider<UnpairedConfiguration>
    implements DatasetProvider<UnpairedConfiguration> {

  /** The constructor that {@link java.util.ServiceLoader} calls. */
  public UnpairedProvider() {
    super(
        "unpaired",
        UnpairedConfiguration.class,
        "pictures of two domains, of any number each, for the game cycle (Zhu et al. 2017)");
  }

  @Override
  public Dataset create(UnpairedConfiguration configuration, DatasetContext context) {
    Dataset a = ConfiguredProvider.create(configuration.a(), context);
    try {
      Dataset b = ConfiguredProvider.create(configuration.b(), context);
      try {
        requirePictures("a", a);
        requirePictures("b", b);
        requireSize(a.shape(), b.shape());
        return new UnpairedDataset(a, b);
      } catch (RuntimeException e) {
        b.close();
        throw e;
      }
    } catch (RuntimeException e) {
      a.close();
      throw e;
    }
  }

  private static void requirePictures(String domain, Dataset data) {
    if (!data.shape().isImage()) {
      throw GanException.usage(
          String.format(
              Locale.ROOT,
              "domain %s has no pictures: its samples are vectors of %s",
              domain,
              data.shape()),
          "dataset." + domain,
          "choose a dataset of pictures");
    }
  }

  private static void requireSize(SampleShape a, SampleShape b) {
    if (a.height() != b.height() || a.width() != b.width()) {
      throw GanException.usage(
          String.format(
              Locale.ROOT, "the pictures of domain a are %s, and those of domain b are %s", a, b),
          "dataset.b",
          "give both domains the same height and width");
    }
  }
}

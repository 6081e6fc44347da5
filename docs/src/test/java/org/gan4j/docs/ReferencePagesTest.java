package org.gan4j.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.gan4j.cli.CommandPages;
import org.gan4j.core.Gan;
import org.gan4j.docs.site.ReferencePages;
import org.gan4j.experiment.registry.ComponentDescription;
import org.gan4j.experiment.registry.Registry;
import org.junit.jupiter.api.Test;

class ReferencePagesTest {
  @Test
  void namesEveryComponentAndItsOptions() {
    Registry registry = Gan.create().registry();
    Map<String, String> pages = new ReferencePages(registry).pages();

    for (ComponentDescription component : registry.describe()) {
      String page = pages.get("reference-" + component.kind() + ".md");
      assertThat(page).contains("## " + component.type() + "\n");
      component
          .options()
          .forEach(option -> assertThat(page).contains("| `" + option.name() + "` |"));
    }
    assertThat(pages.get("reference-components.md"))
        .contains("[hinge](reference-loss.md#hinge)", "| [generator](reference-generator.md) |");
  }

  @Test
  void hasTheHelpOfEveryCommandThatPeopleUse() {
    assertThat(CommandPages.all())
        .contains("## gan train\n\n```\nUsage: gan train", "## gan completion\n")
        .doesNotContain("## gan __complete");
  }
}

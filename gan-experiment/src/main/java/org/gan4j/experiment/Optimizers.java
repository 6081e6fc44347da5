package org.gan4j.experiment;

import org.gan4j.api.component.Option;
import org.gan4j.experiment.registry.Kind;

/** One optimizer for each player. */
public record Optimizers(
    @Option("Optimizer of the generator") @Slot(value = Kind.OPTIMIZER, defaultType = "adam")
        Component generator,
    @Option("Optimizer of the discriminator") @Slot(value = Kind.OPTIMIZER, defaultType = "adam")
        Component discriminator) {}

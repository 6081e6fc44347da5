package org.gan4j.experiment;

import org.gan4j.api.component.Option;
import org.gan4j.experiment.registry.Kind;

/** One optimizer for each player. */
public record Optimizers(
    @Option("Moves the generator's parameters") @Slot(value = Kind.OPTIMIZER, defaultType = "adam")
        Component generator,
    @Option("Moves the discriminator's parameters")
        @Slot(value = Kind.OPTIMIZER, defaultType = "adam")
        Component discriminator) {}

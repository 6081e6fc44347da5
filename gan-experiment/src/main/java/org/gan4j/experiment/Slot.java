package org.gan4j.experiment;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.gan4j.experiment.registry.Kind;

/** Marks a place of an experiment that holds a component, or a list of components. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
@interface Slot {

  /** Which components go there. */
  Kind value();

  /** The type that is taken, with its own defaults, if the experiment names none; empty: none. */
  String defaultType() default "";
}

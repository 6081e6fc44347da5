package org.gan4j.api.component;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * One setting of a configuration record. From it come the default in a resolved experiment, the
 * JSON Schema, the listing of components, and the first line of validation.
 *
 * <p>A record component without a default is required, unless it is {@code @Nullable}. The types
 * that can be read from JSON: {@code boolean}, {@code int}, {@code long}, {@code double}, their
 * boxes, {@link String}, enums, {@link java.util.List} of these, other such records, and sealed
 * interfaces of records with {@link com.fasterxml.jackson.annotation.JsonTypeInfo} by name.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
public @interface Option {

  /** The meaning of the setting, with its unit, in one line. */
  String value();

  /**
   * The default as JSON text ({@code 64}, {@code "batch"} in quotes, {@code [128, 128]}); empty:
   * none.
   */
  String defaultValue() default "";

  /** The smallest number that is allowed. */
  double min() default Double.NEGATIVE_INFINITY;

  /** The largest number that is allowed. */
  double max() default Double.POSITIVE_INFINITY;

  /** Numbers must be greater than this. */
  double above() default Double.NEGATIVE_INFINITY;

  /** Numbers must be less than this. */
  double below() default Double.POSITIVE_INFINITY;

  /**
   * Whether it is the place of a file or folder: a run continues with another place, as long as the
   * contents are the same.
   */
  boolean location() default false;
}

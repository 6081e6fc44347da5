package org.gan4j.api.concurrent;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Several threads may use an object of this type at the same time, without synchronization.
 *
 * <p>Records, enums, exceptions and providers of components are thread-safe without saying so: they
 * are immutable.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface ThreadSafe {}

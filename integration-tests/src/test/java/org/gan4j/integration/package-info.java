/**
 * Uses what the other modules have built as strangers do: from jars, by Maven, and from the
 * unpacked distribution.
 */
@NullMarked
package org.gan4j.integration;

import org.jspecify.annotations.NullMarked;

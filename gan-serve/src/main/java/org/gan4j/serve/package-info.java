/** A trained generator over HTTP: routes, limits, a queue, metrics, and their OpenAPI document. */
@NullMarked
package org.gan4j.serve;

import org.jspecify.annotations.NullMarked;

/** Networks, their passes and parameters, and the optimizers that update them. */
@NullMarked
package org.gan4j.api.network;

import org.jspecify.annotations.NullMarked;

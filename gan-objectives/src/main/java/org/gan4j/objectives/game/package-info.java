/** The games that come with the framework. */
@NullMarked
package org.gan4j.objectives.game;

import org.jspecify.annotations.NullMarked;

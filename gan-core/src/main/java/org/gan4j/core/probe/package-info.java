/** What representations are worth: linear classifiers on pixels or features of few samples. */
@NullMarked
package org.gan4j.core.probe;

import org.jspecify.annotations.NullMarked;

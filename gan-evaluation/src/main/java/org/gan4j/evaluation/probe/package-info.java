/** Evaluation of representations: linear classifiers on pixels or features of few samples. */
@NullMarked
package org.gan4j.evaluation.probe;

import org.jspecify.annotations.NullMarked;

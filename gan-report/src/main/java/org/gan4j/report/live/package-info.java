/** A page about a run that a server keeps up to date, and an explorer of generators. */
@NullMarked
package org.gan4j.report.live;

import org.jspecify.annotations.NullMarked;

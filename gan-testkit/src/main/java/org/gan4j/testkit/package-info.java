/**
 * Contract tests, one for each kind of component. A test that extends one and supplies the
 * component checks the whole contract of its kind:
 *
 * <pre>{@code
 * class HingeTest extends LossStrategyContract<HingeProvider.Settings> {
 *   protected HingeProvider provider() { return new HingeProvider(); }
 *   protected HingeProvider.Settings configuration() { return new HingeProvider.Settings(); }
 * }
 * }</pre>
 *
 * <p>{@link org.gan4j.testkit.LayerContract} tests a layer in the same way, and {@link
 * org.gan4j.testkit.FiniteDifferences} any gradient.
 *
 * <p>They need JUnit 5 to run and a backend of ND4J, such as nd4j-native. JUnit makes a new object
 * of a test class for each test: contracts are not meant to be shared between threads.
 */
@NullMarked
package org.gan4j.testkit;

import org.jspecify.annotations.NullMarked;

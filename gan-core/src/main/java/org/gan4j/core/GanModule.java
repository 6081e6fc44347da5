package org.gan4j.core;

import com.google.inject.AbstractModule;

/** stub */
public final class GanModule extends AbstractModule {}

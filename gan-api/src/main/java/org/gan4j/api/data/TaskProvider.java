package org.gan4j.api.data;

import org.gan4j.api.component.ComponentProvider;

/**
 * Provides a kind of task. {@code create} throws a {@link org.gan4j.api.GanException} of kind USAGE
 * if the task does not go with such data.
 */
public interface TaskProvider<C extends Record> extends ComponentProvider<C, TaskContext, Task> {}

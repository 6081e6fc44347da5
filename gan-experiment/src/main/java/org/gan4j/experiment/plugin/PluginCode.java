package org.gan4j.experiment.plugin;

import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.gan4j.api.GanException;
import org.gan4j.api.concurrent.ThreadSafe;

/**
 * Runs a plugin's code that must end soon on a thread of its own. The thread is abandoned at the
 * time limit, and does not keep the process alive.
 *
 * @param <T> the type of the result
 */
@ThreadSafe
public final class PluginCode<T> {
  private final PluginClassLoader loader;
  private final FutureTask<T> task;
  private final Thread thread;
  private volatile String place = "";

  PluginCode(PluginClassLoader loader, Callable<T> code) {
    this.loader = loader;
    this.task = new FutureTask<>(code);
    this.thread = new Thread(task, "gan-plugin-" + loader.getName());
    thread.setDaemon(true);
    thread.setContextClassLoader(loader);
  }

  /**
   * Calls code that a class of a plugin takes part in; without a thread if the class is GAN4J's.
   *
   * @param owner the class
   * @param what the code does, as {@code "the settings of the loss"}
   * @throws GanException of kind FAILURE if the code does not end within the time limit
   */
  public static <T> T call(Class<?> owner, String what, Supplier<T> code) {
    if (!(owner.getClassLoader() instanceof PluginClassLoader loader)) {
      return code.get();
    }
    PluginCode<T> running = new PluginCode<>(loader, code::get);
    try {
      return running.run();
    } catch (TimeoutException e) {
      throw GanException.failure(
          what + " did not end within " + running.limitAndPlace(),
          loader.getName(),
          "this is a fault of " + loader.getName() + ": tell its authors",
          e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      // A supplier throws no other exceptions.
      throw (RuntimeException) e.getCause();
    }
  }

  /** Runs the code, and waits for it even if somebody interrupts this thread, as a plugin may. */
  T run() throws TimeoutException, ExecutionException {
    thread.start();
    long end = System.nanoTime() + loader.patience().toNanos();
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return task.get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } catch (TimeoutException e) {
      place = place();
      thread.interrupt();
      throw e;
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** As in {@code 10 seconds; it is in plugin.Loss.<init> (Loss.java:5)}. */
  String limitAndPlace() {
    return loader.patience().toSeconds() + " seconds" + place;
  }

  /** Where in the plugin the thread is. */
  private String place() {
    return Arrays.stream(thread.getStackTrace())
        .filter(frame -> loader.getName().equals(frame.getClassLoaderName()))
        .findFirst()
        .map(
            frame ->
                "; it is in %s.%s (%s:%d)"
                    .formatted(
                        frame.getClassName(),
                        frame.getMethodName(),
                        frame.getFileName(),
                        frame.getLineNumber()))
        .orElse("");
  }
}

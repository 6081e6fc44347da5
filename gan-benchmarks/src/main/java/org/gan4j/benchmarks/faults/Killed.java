package org.gan4j.benchmarks.faults;

/**
 * Stands for the end of the process in tests that kill many times in one process. As an error of
 * the virtual machine it is caught by nobody.
 */
final class Killed extends VirtualMachineError {
  private static final long serialVersionUID = 1L;

  Killed(String call) {
    super("killed at " + call);
  }
}

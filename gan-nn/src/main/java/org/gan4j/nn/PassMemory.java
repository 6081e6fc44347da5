package org.gan4j.nn;

import java.util.UUID;
import java.util.function.Supplier;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.memory.conf.WorkspaceConfiguration;
import org.nd4j.linalg.api.memory.enums.AllocationPolicy;
import org.nd4j.linalg.api.memory.enums.LearningPolicy;
import org.nd4j.linalg.api.memory.enums.ResetPolicy;
import org.nd4j.linalg.api.memory.enums.SpillPolicy;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The memory of Deeplearning4j's own layers during a pass: two ND4J workspaces, one for the outputs
 * of layers, one for their temporary arrays. The next pass uses the same memory.
 *
 * <p>The workspaces stay open from {@link #begin} to {@link #end}, and are the current ones only
 * {@link #within} a layer, so that passes may overlap in any order.
 */
final class PassMemory implements AutoCloseable {
  private static final WorkspaceConfiguration CONFIGURATION =
      WorkspaceConfiguration.builder()
          .initialSize(0)
          .policyAllocation(AllocationPolicy.STRICT)
          .policyLearning(LearningPolicy.FIRST_LOOP)
          .policyReset(ResetPolicy.BLOCK_LEFT)
          .policySpill(SpillPolicy.REALLOCATE)
          .build();

  private final String handedOnName = "handed-on-" + UUID.randomUUID();
  private final String betweenName = "between-" + UUID.randomUUID();
  private final LayerWorkspaceMgr manager =
      LayerWorkspaceMgr.builder().defaultWorkspace(handedOnName, CONFIGURATION).build();
  private @Nullable MemoryWorkspace handedOn;
  private @Nullable MemoryWorkspace between;

  /** The workspace manager that layers request memory from. */
  LayerWorkspaceMgr manager() {
    return manager;
  }

  /** Begins a pass; the arrays of the previous one become invalid. */
  void begin() {
    end();
    handedOn = open(handedOnName);
    between = open(betweenName);
  }

  private static MemoryWorkspace open(String name) {
    return outside(
        () -> {
          MemoryWorkspace workspace =
              Nd4j.getWorkspaceManager().getWorkspaceForCurrentThread(CONFIGURATION, name);
          workspace.notifyScopeEntered();
          return workspace;
        });
  }

  /** Runs a layer in this memory. */
  <T> T within(Supplier<T> layer) {
    return outside(
        () -> {
          Nd4j.getMemoryManager().setCurrentWorkspace(between);
          return layer.get();
        });
  }

  /** Ends the pass, if there is one. */
  void end() {
    leave(between);
    leave(handedOn);
    between = null;
    handedOn = null;
  }

  private static void leave(@Nullable MemoryWorkspace workspace) {
    if (workspace != null) {
      outside(workspace::notifyScopeLeft);
    }
  }

  /** Runs something that changes the current workspace, and changes it back. */
  private static <T> T outside(Supplier<T> action) {
    MemoryWorkspace current = Nd4j.getMemoryManager().getCurrentWorkspace();
    try {
      return action.get();
    } finally {
      Nd4j.getMemoryManager().setCurrentWorkspace(current);
    }
  }

  @Override
  public void close() {
    end();
    destroy(handedOnName);
    destroy(betweenName);
  }

  private static void destroy(String name) {
    if (Nd4j.getWorkspaceManager().checkIfWorkspaceExists(name)) {
      MemoryWorkspace workspace =
          Nd4j.getWorkspaceManager().getWorkspaceForCurrentThread(CONFIGURATION, name);
      Nd4j.getWorkspaceManager().destroyWorkspace(workspace);
    }
  }
}

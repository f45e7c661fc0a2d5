package dev.culvert.services.cloudformation;

import dev.culvert.services.Call;
import dev.culvert.services.InnerCalls;
import dev.culvert.services.cloudformation.resource.Calls;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The work on stacks, each on a thread of its own. */
final class Works {
  private final Stacks stacks;
  private final Supplier<InnerCalls> inner;
  private final Calls.Pause pause;

  /**
   * @param inner of the services, which are only known once all of them are built
   */
  Works(Stacks stacks, Supplier<InnerCalls> inner, Calls.Pause pause) {
    this.stacks = stacks;
    this.inner = inner;
    this.pause = pause;
  }

  Outside outside(Call call) {
    return new Outside(inner.get(), stacks.ids(), pause, call);
  }

  void start(String stack, Call call, Consumer<Provisioning> work) {
    Thread.ofVirtual()
        .name("stack " + stack)
        .start(() -> work.accept(new Provisioning(stacks, outside(call), stack)));
  }

  /** A server that stopped has lost who asked for what was under way: it says so. */
  void endInterrupted() {
    var failed =
        Map.of(
            "CREATE_IN_PROGRESS", "CREATE_FAILED",
            "ROLLBACK_IN_PROGRESS", "ROLLBACK_FAILED",
            "DELETE_IN_PROGRESS", "DELETE_FAILED");
    for (var stack : List.copyOf(stacks.control().world().all(Stack.REGISTER))) {
      if (stack.state().busy()) {
        stacks.state(
            stack.id(),
            failed.getOrDefault(stack.state().status(), "UPDATE_ROLLBACK_FAILED"),
            "The server stopped while this was under way.");
      }
    }
  }
}

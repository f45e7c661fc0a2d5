package dev.culvert.services.cloudformation.resource;

import dev.culvert.services.Call;
import dev.culvert.services.InnerCalls;
import dev.culvert.wire.aws.AwsException;
import dev.culvert.wire.aws.OperationShape;
import dev.culvert.wire.aws.Structure;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * What a resource type may use: calls in the name of the stack's owner, and the stack's own facts.
 *
 * @param names makes a name for a resource that its template gives none
 */
public record Calls(InnerCalls inner, Call call, Names names, Pause pause) {
  private static final Duration LONGEST = Duration.ofMinutes(5);
  private static final Duration STEP = Duration.ofMillis(100);

  /** A name that nothing else has. */
  @FunctionalInterface
  public interface Names {
    String unique(String logicalId);
  }

  /** Waits. */
  @FunctionalInterface
  public interface Pause {
    void of(Duration time);
  }

  <I extends Structure, O extends Structure> O call(OperationShape<I, O> shape, I input) {
    return inner.run(shape, input, call);
  }

  /** Waits for a state that comes by itself. */
  void until(String what, BooleanSupplier reached) {
    for (var waited = Duration.ZERO; waited.compareTo(LONGEST) < 0; waited = waited.plus(STEP)) {
      if (reached.getAsBoolean()) {
        return;
      }
      pause.of(STEP);
    }
    throw new AwsException("NotStabilized", "Exceeded attempts to wait for " + what);
  }

  /** Whether asking for it is refused because it is not there. */
  static boolean gone(Runnable asking) {
    try {
      asking.run();
      return false;
    } catch (AwsException refusal) {
      if (isAbsence(refusal)) {
        return true;
      }
      throw refusal;
    }
  }

  /** Deletes what may be gone already. */
  static void deleting(Runnable deletion) {
    gone(deletion);
  }

  private static boolean isAbsence(AwsException refusal) {
    var code = refusal.code();
    return code.contains("NotFound")
        || code.equals("NoSuchEntity")
        || code.equals("ResourceNotFoundException");
  }
}

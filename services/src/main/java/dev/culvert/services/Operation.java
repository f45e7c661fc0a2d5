package dev.culvert.services;

import dev.culvert.wire.aws.OperationShape;
import dev.culvert.wire.aws.Structure;
import java.util.List;

/**
 * One operation of a service: what must be allowed before it runs, and what it does.
 *
 * @param pace whether it may run where it must not wait
 * @param signed false if it takes requests that nobody signed
 */
public record Operation<I extends Structure, O extends Structure>(
    OperationShape<I, O> shape,
    Accesses<I> accesses,
    Behaviour<I, O> behaviour,
    Pace pace,
    boolean signed) {

  /** An operation that may wait, for the disk or for other requests. */
  public static <I extends Structure, O extends Structure> Operation<I, O> of(
      OperationShape<I, O> shape, Accesses<I> accesses, Behaviour<I, O> behaviour) {
    return new Operation<>(shape, accesses, behaviour, Pace.MAY_WAIT, true);
  }

  /** An operation on no resource in particular: its own name, on {@code *}. */
  public static <I extends Structure, O extends Structure> Operation<I, O> of(
      OperationShape<I, O> shape, Behaviour<I, O> behaviour) {
    return of(shape, onAnything(shape), behaviour);
  }

  /** The same operation, answered from memory in microseconds. */
  public Operation<I, O> immediate() {
    return new Operation<>(shape, accesses, behaviour, Pace.IMMEDIATE, signed);
  }

  /** The same operation, for requests that prove who they are from in their own way. */
  public Operation<I, O> unsigned() {
    return new Operation<>(shape, accesses, behaviour, pace, false);
  }

  /** The same operation, of a service whose model says all that requests must be. */
  public Operation<I, O> validated() {
    return new Operation<>(
        shape,
        (input, call) -> {
          shape.service().protocol().validate(input);
          return accesses.of(input, call);
        },
        behaviour,
        pace,
        signed);
  }

  private static <I extends Structure> Accesses<I> onAnything(OperationShape<I, ?> shape) {
    var action = shape.toString();
    return (input, call) -> List.of(Access.to(action, "*", call.account()));
  }

  /** What must be allowed; looks nothing up that the caller may not know. */
  @FunctionalInterface
  public interface Accesses<I> {
    List<Access> of(I input, Call call);
  }

  /** What it does; refuses with an {@link dev.culvert.wire.aws.AwsException}. */
  @FunctionalInterface
  public interface Behaviour<I, O> {
    O run(I input, Call call);
  }

  /** Where an operation may run. */
  public enum Pace {
    /** On the event loop. */
    IMMEDIATE,
    /** On a thread of its own. */
    MAY_WAIT
  }
}

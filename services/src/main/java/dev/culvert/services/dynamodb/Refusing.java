package dev.culvert.services.dynamodb;

import dev.culvert.items.ErrorName;
import dev.culvert.items.RejectedException;
import dev.culvert.items.Rejection;
import dev.culvert.items.SerializationException;
import dev.culvert.items.ValidationException;
import dev.culvert.services.Access;
import dev.culvert.services.Call;
import dev.culvert.services.Operation;
import dev.culvert.services.Operation.Accesses;
import dev.culvert.services.Operation.Behaviour;
import dev.culvert.shapes.dynamodb.CancellationReason;
import dev.culvert.shapes.dynamodb.ConditionalCheckFailedException;
import dev.culvert.shapes.dynamodb.ProvisionedThroughputExceededException;
import dev.culvert.shapes.dynamodb.ThrottlingException;
import dev.culvert.shapes.dynamodb.ThrottlingReason;
import dev.culvert.shapes.dynamodb.TransactionCanceledException;
import dev.culvert.wire.aws.AwsException;
import dev.culvert.wire.aws.OperationShape;
import dev.culvert.wire.aws.Structure;
import java.util.List;
import java.util.function.Supplier;

/**
 * An operation whose input is first held against the service's model, and whose refusals by the
 * engine become DynamoDB's errors.
 */
public final class Refusing<I extends Structure, O extends Structure>
    implements Accesses<I>, Behaviour<I, O> {
  private final OperationShape<I, O> shape;
  private final Accesses<I> accesses;
  private final Behaviour<I, O> behaviour;
  private final Wording wording;

  private Refusing(
      OperationShape<I, O> shape,
      Accesses<I> accesses,
      Behaviour<I, O> behaviour,
      Wording wording) {
    this.shape = shape;
    this.accesses = accesses;
    this.behaviour = behaviour;
    this.wording = wording;
  }

  public static <I extends Structure, O extends Structure> Operation<I, O> operation(
      OperationShape<I, O> shape, Accesses<I> accesses, Behaviour<I, O> behaviour) {
    var refusing = new Refusing<>(shape, accesses, behaviour, Wording.CURRENT);
    return Operation.of(shape, refusing, refusing);
  }

  /** The same operation in these words. */
  static <I extends Structure, O extends Structure> Operation<I, O> worded(
      Operation<I, O> operation, Wording wording) {
    if (!(operation.behaviour() instanceof Refusing<I, O> spoken)) {
      throw new IllegalStateException(operation.shape() + " words its refusals itself");
    }
    var worded = new Refusing<>(spoken.shape, spoken.accesses, spoken.behaviour, wording);
    return new Operation<>(spoken.shape, worded, worded, operation.pace(), operation.signed());
  }

  /**
   * Reads a request, and marks what is found wrong on the way as seen in the request alone.
   *
   * @throws ValidationException of the request
   */
  static <T> T reading(Supplier<T> request) {
    try {
      return request.get();
    } catch (ValidationException refusal) {
      throw refusal.seenInRequest();
    }
  }

  @Override
  public List<Access> of(I input, Call call) {
    wording.check(shape, input);
    return refusing(() -> accesses.of(input, call));
  }

  @Override
  public O run(I input, Call call) {
    return refusing(() -> behaviour.run(input, call));
  }

  private <T> T refusing(Supplier<T> part) {
    try {
      return part.get();
    } catch (ValidationException refusal) {
      throw wording.refusal(shape, refusal);
    } catch (SerializationException refusal) {
      throw new AwsException("SerializationException", refusal.message());
    } catch (RejectedException rejected) {
      throw error(rejected.rejection());
    }
  }

  static AwsException error(Rejection rejection) {
    var error = new AwsException(rejection.name().wireName(), rejection.message());
    return switch (rejection) {
      case Rejection.Plain _ -> error;
      case Rejection.Throttled throttled -> error.with(reasons(throttled));
      case Rejection.ConditionalCheckFailed failed ->
          failed.item() == null
              ? error
              : error.with(new ConditionalCheckFailedException().item(failed.item()));
      case Rejection.TransactionCanceled canceled ->
          error.with(
              new TransactionCanceledException()
                  .cancellationReasons(
                      canceled.reasons().stream()
                          .map(reason ->
                              new CancellationReason()
                                  .code(reason.code())
                                  .message(reason.message())
                                  .item(reason.item()))
                          .toList()));
    };
  }

  private static Structure reasons(Rejection.Throttled throttled) {
    var reasons =
        List.of(new ThrottlingReason().reason(throttled.reason()).resource(throttled.resource()));
    return throttled.name() == ErrorName.THROTTLING
        ? new ThrottlingException().throttlingReasons(reasons)
        : new ProvisionedThroughputExceededException().throttlingReasons(reasons);
  }
}

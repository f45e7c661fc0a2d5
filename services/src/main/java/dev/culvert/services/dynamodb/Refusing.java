package dev.culvert.services.dynamodb;

import dev.culvert.items.ErrorName;
import dev.culvert.items.RejectedException;
import dev.culvert.items.Rejection;
import dev.culvert.items.SerializationException;
import dev.culvert.items.ValidationException;
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

/** Operations whose refusals by the engine become DynamoDB's errors. */
public final class Refusing {
  private Refusing() {}

  public static <I extends Structure, O extends Structure> Operation<I, O> operation(
      OperationShape<I, O> shape, Accesses<I> accesses, Behaviour<I, O> behaviour) {
    return Operation.of(
        shape,
        (input, call) -> refusing(() -> accesses.of(input, call)),
        (input, call) -> refusing(() -> behaviour.run(input, call)));
  }

  /** An operation whose input is first held against the constraints of its shape. */
  public static <I extends Structure, O extends Structure> Operation<I, O> checked(
      OperationShape<I, O> shape, Accesses<I> accesses, Behaviour<I, O> behaviour) {
    return operation(
        shape,
        (input, call) -> {
          shape.service().protocol().validate(input);
          return accesses.of(input, call);
        },
        behaviour);
  }

  private static <T> T refusing(Supplier<T> part) {
    try {
      return part.get();
    } catch (ValidationException refusal) {
      throw new AwsException("ValidationException", refusal.message());
    } catch (SerializationException refusal) {
      throw new AwsException("SerializationException", refusal.message());
    } catch (RejectedException rejected) {
      throw error(rejected.rejection());
    }
  }

  private static AwsException error(Rejection rejection) {
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

package dev.culvert.services.dynamodb;

import dev.culvert.items.RejectedException;
import dev.culvert.items.Rejection;
import dev.culvert.items.SerializationException;
import dev.culvert.items.ValidationException;
import dev.culvert.services.Operation;
import dev.culvert.services.Operation.Accesses;
import dev.culvert.services.Operation.Behaviour;
import dev.culvert.shapes.dynamodb.CancellationReason;
import dev.culvert.shapes.dynamodb.ConditionalCheckFailedException;
import dev.culvert.shapes.dynamodb.TransactionCanceledException;
import dev.culvert.wire.aws.AwsException;
import dev.culvert.wire.aws.OperationShape;
import dev.culvert.wire.aws.Structure;
import java.util.function.Supplier;

/** Operations whose refusals by the engine become DynamoDB's errors. */
final class Refusing {
  private Refusing() {}

  static <I extends Structure, O extends Structure> Operation<I, O> operation(
      OperationShape<I, O> shape, Accesses<I> accesses, Behaviour<I, O> behaviour) {
    return Operation.of(
        shape,
        (input, call) -> refusing(() -> accesses.of(input, call)),
        (input, call) -> refusing(() -> behaviour.run(input, call)));
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
}

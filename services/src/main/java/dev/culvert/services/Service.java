package dev.culvert.services;

import dev.culvert.wire.aws.OperationShape;
import dev.culvert.wire.aws.ServiceShape;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A service: its shape, and the one list of the operations that it has. */
public final class Service {
  private final ServiceShape shape;
  private final Map<OperationShape<?, ?>, Operation<?, ?>> operations;

  private Service(ServiceShape shape, Map<OperationShape<?, ?>, Operation<?, ?>> operations) {
    this.shape = shape;
    this.operations = operations;
  }

  /**
   * @param families the operations, family by family
   */
  public static Service of(
      ServiceShape shape, List<? extends Collection<Operation<?, ?>>> families) {
    var operations = new HashMap<OperationShape<?, ?>, Operation<?, ?>>();
    for (var family : families) {
      for (var operation : family) {
        if (!operation.shape().service().equals(shape)
            || operations.put(operation.shape(), operation) != null) {
          throw new IllegalStateException(operation.shape() + " is listed wrongly");
        }
      }
    }
    return new Service(shape, Map.copyOf(operations));
  }

  /** The same service; requests must be what its model says before anything else is asked. */
  public Service validated() {
    var checked = new HashMap<OperationShape<?, ?>, Operation<?, ?>>();
    operations.forEach((key, operation) -> checked.put(key, operation.validated()));
    return new Service(shape, Map.copyOf(checked));
  }

  public ServiceShape shape() {
    return shape;
  }

  /** The operation, if it is one of those that this service has. */
  public Optional<Operation<?, ?>> operation(OperationShape<?, ?> operation) {
    return Optional.ofNullable(operations.get(operation));
  }

  /** All operations, in no particular order. */
  public Collection<Operation<?, ?>> operations() {
    return operations.values();
  }
}

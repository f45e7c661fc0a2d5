package dev.culvert.wire.aws;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A service: its names, its protocol and the operations that have shapes. One generated class each;
 * shapes of requests and responses are loaded when they are first made.
 */
public abstract class ServiceShape {
  private final String name;
  private final String signingName;
  private final String apiVersion;
  private final String namespace;
  private final String targetPrefix;
  private final Protocol protocol;
  private final List<OperationShape<?, ?>> operations;
  private final Map<String, OperationShape<?, ?>> byName;

  @SuppressWarnings("this-escape") // operations only keep the reference
  protected ServiceShape(
      String name,
      String signingName,
      String apiVersion,
      String namespace,
      String targetPrefix,
      Protocol protocol,
      String... operationNames) {
    this.name = name;
    this.signingName = signingName;
    this.apiVersion = apiVersion;
    this.namespace = namespace;
    this.targetPrefix = targetPrefix;
    this.protocol = protocol;
    List<OperationShape<?, ?>> listed = new ArrayList<>(operationNames.length);
    byName = HashMap.newHashMap(operationNames.length);
    for (int i = 0; i < operationNames.length; i++) {
      OperationShape<?, ?> operation = new OperationShape<>(this, i, operationNames[i]);
      listed.add(operation);
      byName.put(operationNames[i], operation);
    }
    operations = List.copyOf(listed);
  }

  /** For people and configuration, e.g. {@code dynamodb-streams}. */
  public final String name() {
    return name;
  }

  /** The service in a credential scope, e.g. {@code dynamodb}. */
  public final String signingName() {
    return signingName;
  }

  /** E.g. {@code 2016-11-15}: the {@code Version} of a query request. */
  public final String apiVersion() {
    return apiVersion;
  }

  /** The name space of XML responses, or of the types that JSON errors name; empty for none. */
  public final String namespace() {
    return namespace;
  }

  /** What precedes the operation in {@code X-Amz-Target}, e.g. {@code DynamoDB_20120810}. */
  public final String targetPrefix() {
    return targetPrefix;
  }

  public final Protocol protocol() {
    return protocol;
  }

  public final List<OperationShape<?, ?>> operations() {
    return operations;
  }

  /** The operation of this name, if it has shapes. */
  public final Optional<OperationShape<?, ?>> operation(String operationName) {
    return Optional.ofNullable(byName.get(operationName));
  }

  /** The operation at this position of the list given to the constructor. */
  @SuppressWarnings("unchecked") // the constants and the switches are generated together
  protected final <I extends Structure, O extends Structure> OperationShape<I, O> at(int index) {
    return (OperationShape<I, O>) operations.get(index);
  }

  protected abstract Structure newInput(int operation);

  protected abstract Structure newOutput(int operation);

  @Override
  public final String toString() {
    return name;
  }
}

package dev.culvert.wire.aws;

/**
 * An operation of a service.
 *
 * @param <I> its request
 * @param <O> its response
 */
public final class OperationShape<I extends Structure, O extends Structure> {
  private final ServiceShape service;
  private final int index;
  private final String name;

  OperationShape(ServiceShape service, int index, String name) {
    this.service = service;
    this.index = index;
    this.name = name;
  }

  public ServiceShape service() {
    return service;
  }

  /** As AWS calls it, e.g. {@code CreateVpcEndpoint}. */
  public String name() {
    return name;
  }

  /** A new empty request. */
  @SuppressWarnings("unchecked") // the constants and the switch are generated together
  public I newInput() {
    return (I) service.newInput(index);
  }

  /** A new empty response. */
  @SuppressWarnings("unchecked") // the constants and the switch are generated together
  public O newOutput() {
    return (O) service.newOutput(index);
  }

  /** The service's signing name and the operation, e.g. {@code ec2:CreateVpcEndpoint}. */
  @Override
  public String toString() {
    return service.signingName() + ":" + name;
  }
}

package dev.culvert.services.cloudformation.resource;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All types of resources that stacks can have. */
public final class ResourceTypes {
  private static final Map<String, ResourceType> ALL =
      Stream.of(
              VpcTypes.all(),
              GatewayTypes.all(),
              RouteTypes.all(),
              GroupTypes.all(),
              AclTypes.all(),
              InterfaceTypes.all(),
              EndpointTypes.all(),
              TableTypes.all(),
              IamTypes.all(),
              UserTypes.all(),
              AsideTypes.all())
          .flatMap(List::stream)
          .collect(Collectors.toMap(ResourceType::name, Function.identity()));

  private ResourceTypes() {}

  /** The type of this name, e.g. {@code AWS::EC2::VPC}. */
  public static Optional<ResourceType> find(String name) {
    return Optional.ofNullable(ALL.get(name));
  }
}

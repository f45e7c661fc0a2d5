package dev.culvert.services.ec2.gateway;

import dev.culvert.network.AddressFamily;
import dev.culvert.network.ElasticAddress;
import dev.culvert.network.IpAddress;
import dev.culvert.network.NatGateway;
import dev.culvert.network.NatGateway.Connectivity;
import dev.culvert.network.NetworkInterface;
import dev.culvert.network.NetworkInterface.Use;
import dev.culvert.network.Subnet;
import dev.culvert.services.Operation;
import dev.culvert.services.ec2.basis.Actions;
import dev.culvert.services.ec2.basis.Draft;
import dev.culvert.services.ec2.basis.Filters;
import dev.culvert.services.ec2.basis.Given;
import dev.culvert.services.ec2.basis.Kind;
import dev.culvert.services.ec2.basis.Paging;
import dev.culvert.services.ec2.basis.Refusals;
import dev.culvert.services.ec2.basis.Seen;
import dev.culvert.services.ec2.basis.Tags;
import dev.culvert.services.ec2.basis.Touched;
import dev.culvert.services.ec2.nic.FreeAddresses;
import dev.culvert.services.ec2.nic.NewInterface;
import dev.culvert.shapes.ec2.CreateNatGatewayRequest;
import dev.culvert.shapes.ec2.CreateNatGatewayResponse;
import dev.culvert.shapes.ec2.DeleteNatGatewayRequest;
import dev.culvert.shapes.ec2.DeleteNatGatewayResponse;
import dev.culvert.shapes.ec2.DescribeNatGatewaysRequest;
import dev.culvert.shapes.ec2.DescribeNatGatewaysResponse;
import dev.culvert.shapes.ec2.Ec2;
import dev.culvert.wire.aws.AwsException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes, describes and deletes NAT gateways, with the interface that each has. */
public final class NatGateways {
  private static final Filters<dev.culvert.shapes.ec2.NatGateway> FILTERS =
      Filters.<dev.culvert.shapes.ec2.NatGateway>tagged(gateway -> gateway.tags)
          .on("nat-gateway-id", gateway -> gateway.natGatewayId)
          .on("state", gateway -> gateway.state)
          .on("subnet-id", gateway -> gateway.subnetId)
          .on("vpc-id", gateway -> gateway.vpcId);

  private final Actions actions;

  public NatGateways(Actions actions) {
    this.actions = actions;
  }

  public List<Operation<?, ?>> operations() {
    return List.of(
        actions.create(
            Ec2.CREATE_NAT_GATEWAY,
            input ->
                Touched.a(Kind.NAT_GATEWAY)
                    .and(Kind.SUBNET, input.subnetId)
                    .and(Kind.ELASTIC_IP, input.allocationId),
            NatGateways::create,
            (id, input, seen) ->
                new CreateNatGatewayResponse()
                    .natGateway(
                        NatAnswer.of(seen.the(Kind.NAT_GATEWAY, NatGateway.class, id), seen)
                            .state("pending"))
                    .clientToken(input.clientToken)),
        actions.read(Ec2.DESCRIBE_NAT_GATEWAYS, NatGateways::describe),
        actions.change(
            Ec2.DELETE_NAT_GATEWAY,
            input -> Touched.the(Kind.NAT_GATEWAY, input.natGatewayId),
            NatGateways::delete));
  }

  private static String create(CreateNatGatewayRequest input, Draft draft) {
    Tags.check(input.tagSpecifications, Kind.NAT_GATEWAY.type());
    if (Given.text(input.availabilityMode).orElse("zonal").equals("regional")) {
      throw Refusals.unsupported("Regional NAT gateways are not supported by Culvert.");
    }
    var subnet = draft.the(Kind.SUBNET, Subnet.class, Given.required(input.subnetId, "SubnetId"));
    var connectivity = connectivity(input);
    var allocations = allocations(input, connectivity, draft);
    var id = draft.newId(Kind.NAT_GATEWAY);
    var noWayOut =
        connectivity == Connectivity.PUBLIC
            && draft.network().internetGateway(subnet.vpcId()).isEmpty();
    var made =
        noWayOut
            ? gateway(id, subnet, "", connectivity, NatGateway.State.FAILED)
            : working(
                id, subnet, connectivity, addresses(input, allocations, subnet, draft), draft);
    if (!noWayOut) {
      lead(allocations, made, draft);
    }
    draft.put(made);
    draft.put(
        NatDetails.REGISTER,
        new NatDetails(
            id,
            draft.scope().now(),
            noWayOut
                ? Optional.of(
                    new NatDetails.Failure(
                        "Gateway.NotAttached",
                        "Network " + subnet.vpcId() + " has no Internet gateway attached"))
                : Optional.empty()));
    Tags.put(draft, Kind.NAT_GATEWAY, id, input.tagSpecifications);
    return id;
  }

  private static Connectivity connectivity(CreateNatGatewayRequest input) {
    return switch (Given.text(input.connectivityType).orElse("public")) {
      case "public" -> Connectivity.PUBLIC;
      case "private" -> Connectivity.PRIVATE;
      default ->
          throw Given.invalid(
              String.valueOf(input.connectivityType),
              "connectivityType",
              "Expected one of: public, private.");
    };
  }

  private static List<ElasticAddress> allocations(
      CreateNatGatewayRequest input, Connectivity connectivity, Draft draft) {
    var ids = new ArrayList<String>();
    Given.text(input.allocationId).ifPresent(ids::add);
    ids.addAll(Given.list(input.secondaryAllocationIds));
    if (connectivity == Connectivity.PRIVATE) {
      if (!ids.isEmpty()) {
        throw Refusals.parameter(
            "The AllocationId parameter is not supported for private NAT gateways.");
      }
      return List.of();
    }
    if (input.allocationId == null) {
      throw new AwsException(
          "MissingParameter",
          "The request must include the AllocationId parameter. Add the required parameter and"
              + " retry the request.");
    }
    return ids.stream().map(id -> free(id, draft)).toList();
  }

  static ElasticAddress free(String id, Draft draft) {
    var address = draft.the(Kind.ELASTIC_IP, ElasticAddress.class, id);
    if (address.association().isPresent()) {
      throw new AwsException(
          "Resource.AlreadyAssociated", "Elastic IP address [" + id + "] is already associated");
    }
    return address;
  }

  private static List<IpAddress> addresses(
      CreateNatGatewayRequest input, List<ElasticAddress> allocations, Subnet subnet, Draft draft) {
    var free = new FreeAddresses(draft.network(), subnet);
    var addresses = new ArrayList<IpAddress>();
    addresses.add(
        Given.text(input.privateIpAddress)
            .map(ip -> free.take(Given.address(ip, "privateIpAddress")))
            .orElseGet(() -> free.next(AddressFamily.IPV4)));
    for (var ip : Given.list(input.secondaryPrivateIpAddresses)) {
      addresses.add(free.take(Given.address(ip, "secondaryPrivateIpAddresses")));
    }
    var more =
        input.secondaryPrivateIpAddressCount == null ? 0 : input.secondaryPrivateIpAddressCount;
    for (var i = 0; i < more; i++) {
      addresses.add(free.next(AddressFamily.IPV4));
    }
    while (addresses.size() < allocations.size()) {
      addresses.add(free.next(AddressFamily.IPV4));
    }
    return addresses;
  }

  private static NatGateway working(
      String id, Subnet subnet, Connectivity connectivity, List<IpAddress> addresses, Draft draft) {
    var networkInterface =
        new NewInterface(
                subnet,
                addresses,
                List.of(),
                "Interface for NAT Gateway " + id,
                new Use.OfNatGateway(id))
            .make(draft);
    // It forwards what is neither from nor to itself.
    draft.put(networkInterface.withSourceDestCheck(false));
    return gateway(id, subnet, networkInterface.id(), connectivity, NatGateway.State.AVAILABLE);
  }

  private static NatGateway gateway(
      String id,
      Subnet subnet,
      String networkInterfaceId,
      Connectivity connectivity,
      NatGateway.State state) {
    return new NatGateway(
        id,
        subnet.owner(),
        subnet.region(),
        subnet.vpcId(),
        subnet.id(),
        networkInterfaceId,
        connectivity,
        state);
  }

  /** Leads each Elastic IP to one address of the gateway's interface, in order. */
  private static void lead(List<ElasticAddress> allocations, NatGateway gateway, Draft draft) {
    for (var i = 0; i < allocations.size(); i++) {
      var networkInterface =
          draft.the(Kind.NETWORK_INTERFACE, NetworkInterface.class, gateway.networkInterfaceId());
      AddressAssociations.lead(
          draft, allocations.get(i), networkInterface, networkInterface.addresses().get(i).ip());
    }
  }

  private static DescribeNatGatewaysResponse describe(DescribeNatGatewaysRequest input, Seen seen) {
    var paging = Paging.of(input.maxResults, input.nextToken);
    var all =
        seen.the(Kind.NAT_GATEWAY, NatGateway.class, input.natGatewayIds).stream()
            .map(gateway -> NatAnswer.of(gateway, seen))
            .toList();
    var page =
        paging.cut(
            FILTERS.select(input.filter, all), gateway -> String.valueOf(gateway.natGatewayId));
    return new DescribeNatGatewaysResponse().natGateways(page.items()).nextToken(page.next());
  }

  /** Routes to it become black holes; its Elastic IP is free again. */
  private static DeleteNatGatewayResponse delete(DeleteNatGatewayRequest input, Draft draft) {
    var id = Given.required(input.natGatewayId, "NatGatewayId");
    var gateway = draft.the(Kind.NAT_GATEWAY, NatGateway.class, id);
    draft
        .network()
        .find(NetworkInterface.class, gateway.networkInterfaceId())
        .ifPresent(it -> NewInterface.remove(draft, it));
    draft.remove(gateway);
    draft.remove(NatDetails.REGISTER, id);
    return new DeleteNatGatewayResponse().natGatewayId(id);
  }
}

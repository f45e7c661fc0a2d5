package dev.culvert.services.ec2.nic;

import dev.culvert.network.AddressFamily;
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
import dev.culvert.shapes.ec2.CreateNetworkInterfaceRequest;
import dev.culvert.shapes.ec2.CreateNetworkInterfaceResponse;
import dev.culvert.shapes.ec2.DeleteNetworkInterfaceRequest;
import dev.culvert.shapes.ec2.DeleteNetworkInterfaceResponse;
import dev.culvert.shapes.ec2.DescribeNetworkInterfacesRequest;
import dev.culvert.shapes.ec2.DescribeNetworkInterfacesResponse;
import dev.culvert.shapes.ec2.Ec2;
import dev.culvert.shapes.ec2.NetworkInterfaceAssociation;
import dev.culvert.shapes.ec2.NetworkInterfaceAttachment;
import dev.culvert.shapes.ec2.NetworkInterfacePrivateIpAddress;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes, describes and deletes network interfaces. */
public final class NetworkInterfaces {
  private static final Filters<dev.culvert.shapes.ec2.NetworkInterface> FILTERS = filters();

  private final Actions actions;

  public NetworkInterfaces(Actions actions) {
    this.actions = actions;
  }

  public List<Operation<?, ?>> operations() {
    return List.of(
        actions.create(
            Ec2.CREATE_NETWORK_INTERFACE,
            input ->
                Touched.a(Kind.NETWORK_INTERFACE)
                    .and(Kind.SUBNET, input.subnetId)
                    .and(Kind.SECURITY_GROUP, input.groups),
            NetworkInterfaces::create,
            NetworkInterfaces::created),
        actions.read(Ec2.DESCRIBE_NETWORK_INTERFACES, NetworkInterfaces::describe),
        actions.change(
            Ec2.DELETE_NETWORK_INTERFACE,
            input -> Touched.the(Kind.NETWORK_INTERFACE, input.networkInterfaceId),
            NetworkInterfaces::delete));
  }

  private static String create(CreateNetworkInterfaceRequest input, Draft draft) {
    Tags.check(input.tagSpecifications, Kind.NETWORK_INTERFACE.type());
    if (!Given.text(input.interfaceType).orElse("interface").equals("interface")) {
      throw Refusals.unsupported(
          "Interfaces of type " + input.interfaceType + " are not supported by Culvert.");
    }
    var subnet = draft.the(Kind.SUBNET, Subnet.class, Given.required(input.subnetId, "subnetId"));
    var addresses =
        new RequestedAddresses(
                input.privateIpAddress,
                input.privateIpAddresses,
                input.secondaryPrivateIpAddressCount,
                input.ipv6Addresses,
                input.ipv6AddressCount)
            .from(
                new FreeAddresses(draft.network(), subnet),
                subnet.cidr(AddressFamily.IPV4).isEmpty());
    var made =
        new NewInterface(
                subnet,
                addresses,
                Groups.of(Given.list(input.groups), subnet.vpcId(), draft),
                Given.text(input.description).orElse(""),
                new Use.Ordinary())
            .make(draft);
    Tags.put(draft, Kind.NETWORK_INTERFACE, made.id(), input.tagSpecifications);
    return made.id();
  }

  private static CreateNetworkInterfaceResponse created(
      String id, CreateNetworkInterfaceRequest input, Seen seen) {
    return new CreateNetworkInterfaceResponse()
        .networkInterface(
            InterfaceAnswer.of(seen.the(Kind.NETWORK_INTERFACE, NetworkInterface.class, id), seen)
                .status("pending"))
        .clientToken(input.clientToken);
  }

  private static DescribeNetworkInterfacesResponse describe(
      DescribeNetworkInterfacesRequest input, Seen seen) {
    var paging = Paging.of(input.maxResults, input.nextToken);
    var all =
        seen.the(Kind.NETWORK_INTERFACE, NetworkInterface.class, input.networkInterfaceIds).stream()
            .map(it -> InterfaceAnswer.of(it, seen))
            .toList();
    var page =
        paging.cut(FILTERS.select(input.filters, all), it -> String.valueOf(it.networkInterfaceId));
    return new DescribeNetworkInterfacesResponse()
        .networkInterfaces(page.items())
        .nextToken(page.next());
  }

  private static DeleteNetworkInterfaceResponse delete(
      DeleteNetworkInterfaceRequest input, Draft draft) {
    var id = Given.required(input.networkInterfaceId, "networkInterfaceId");
    var found = draft.the(Kind.NETWORK_INTERFACE, NetworkInterface.class, id);
    if (found.requesterManaged() || found.attachment().isPresent()) {
      throw Refusals.value("Network interface '" + id + "' is currently in use.");
    }
    NewInterface.remove(draft, found);
    return new DeleteNetworkInterfaceResponse();
  }

  private static Filters<dev.culvert.shapes.ec2.NetworkInterface> filters() {
    return Filters.<dev.culvert.shapes.ec2.NetworkInterface>tagged(it -> it.tagSet)
        .on("association.allocation-id", association(it -> it.allocationId))
        .on("association.association-id", association(it -> it.associationId))
        .on("association.ip-owner-id", association(it -> it.ipOwnerId))
        .on("association.public-ip", association(it -> it.publicIp))
        .on("association.public-dns-name", association(it -> it.publicDnsName))
        .each("addresses.primary", it -> addresses(it).map(address -> address.primary))
        .each(
            "addresses.private-ip-address",
            it -> addresses(it).map(address -> address.privateIpAddress))
        .each(
            "addresses.association.public-ip",
            it -> addressAssociations(it).map(association -> association.publicIp))
        .each(
            "addresses.association.owner-id",
            it -> addressAssociations(it).map(association -> association.ipOwnerId))
        .on("attachment.attach-time", attachment(it -> it.attachTime))
        .on("attachment.attachment-id", attachment(it -> it.attachmentId))
        .on("attachment.delete-on-termination", attachment(it -> it.deleteOnTermination))
        .on("attachment.device-index", attachment(it -> it.deviceIndex))
        .on("attachment.instance-id", attachment(it -> it.instanceId))
        .on("attachment.instance-owner-id", attachment(it -> it.instanceOwnerId))
        .on("attachment.status", attachment(it -> it.status))
        .on("availability-zone", it -> it.availabilityZone)
        .on("availability-zone-id", it -> it.availabilityZoneId)
        .on("description", it -> it.description)
        .each("group-id", it -> Given.list(it.groups).stream().map(group -> group.groupId))
        .each("group-name", it -> Given.list(it.groups).stream().map(group -> group.groupName))
        .each(
            "ipv6-addresses.ipv6-address",
            it -> Given.list(it.ipv6Addresses).stream().map(address -> address.ipv6Address))
        .on("interface-type", it -> it.interfaceType)
        .on("mac-address", it -> it.macAddress)
        .on("network-interface-id", it -> it.networkInterfaceId)
        .on("operator.managed", _ -> false)
        .on("operator.principal", _ -> null)
        .on("owner-id", it -> it.ownerId)
        .on("private-dns-name", it -> it.privateDnsName)
        .on("private-ip-address", it -> it.privateIpAddress)
        .on("requester-id", it -> it.requesterId)
        .on("requester-managed", it -> it.requesterManaged)
        .on("source-dest-check", it -> it.sourceDestCheck)
        .on("status", it -> it.status)
        .on("subnet-id", it -> it.subnetId)
        .on("vpc-id", it -> it.vpcId);
  }

  private static Function<dev.culvert.shapes.ec2.NetworkInterface, @Nullable Object> association(
      Function<NetworkInterfaceAssociation, @Nullable Object> value) {
    return it -> it.association == null ? null : value.apply(it.association);
  }

  private static Function<dev.culvert.shapes.ec2.NetworkInterface, @Nullable Object> attachment(
      Function<NetworkInterfaceAttachment, @Nullable Object> value) {
    return it -> it.attachment == null ? null : value.apply(it.attachment);
  }

  private static Stream<NetworkInterfacePrivateIpAddress> addresses(
      dev.culvert.shapes.ec2.NetworkInterface it) {
    return Given.list(it.privateIpAddresses).stream();
  }

  private static Stream<NetworkInterfaceAssociation> addressAssociations(
      dev.culvert.shapes.ec2.NetworkInterface it) {
    return addresses(it).map(address -> address.association).filter(Objects::nonNull);
  }
}

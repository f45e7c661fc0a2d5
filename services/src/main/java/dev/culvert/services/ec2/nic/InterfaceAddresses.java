package dev.culvert.services.ec2.nic;

import dev.culvert.network.AddressFamily;
import dev.culvert.network.IpAddress;
import dev.culvert.network.NetworkInterface;
import dev.culvert.network.NetworkInterface.PrivateAddress;
import dev.culvert.network.Subnet;
import dev.culvert.services.Operation;
import dev.culvert.services.ec2.basis.Actions;
import dev.culvert.services.ec2.basis.Draft;
import dev.culvert.services.ec2.basis.Given;
import dev.culvert.services.ec2.basis.Kind;
import dev.culvert.services.ec2.basis.Refusals;
import dev.culvert.services.ec2.basis.Touched;
import dev.culvert.shapes.ec2.AssignIpv6AddressesRequest;
import dev.culvert.shapes.ec2.AssignIpv6AddressesResponse;
import dev.culvert.shapes.ec2.AssignPrivateIpAddressesRequest;
import dev.culvert.shapes.ec2.AssignPrivateIpAddressesResponse;
import dev.culvert.shapes.ec2.AssignedPrivateIpAddress;
import dev.culvert.shapes.ec2.Ec2;
import dev.culvert.shapes.ec2.UnassignIpv6AddressesRequest;
import dev.culvert.shapes.ec2.UnassignIpv6AddressesResponse;
import dev.culvert.shapes.ec2.UnassignPrivateIpAddressesRequest;
import dev.culvert.shapes.ec2.UnassignPrivateIpAddressesResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Gives network interfaces more addresses, and takes them away. */
public final class InterfaceAddresses {
  private final Actions actions;

  public InterfaceAddresses(Actions actions) {
    this.actions = actions;
  }

  public List<Operation<?, ?>> operations() {
    return List.of(
        actions.change(
            Ec2.ASSIGN_PRIVATE_IP_ADDRESSES,
            input -> Touched.the(Kind.NETWORK_INTERFACE, input.networkInterfaceId),
            InterfaceAddresses::assignIpv4),
        actions.change(
            Ec2.UNASSIGN_PRIVATE_IP_ADDRESSES,
            input -> Touched.the(Kind.NETWORK_INTERFACE, input.networkInterfaceId),
            InterfaceAddresses::unassignIpv4),
        actions.change(
            Ec2.ASSIGN_IPV6_ADDRESSES,
            input -> Touched.the(Kind.NETWORK_INTERFACE, input.networkInterfaceId),
            InterfaceAddresses::assignIpv6),
        actions.change(
            Ec2.UNASSIGN_IPV6_ADDRESSES,
            input -> Touched.the(Kind.NETWORK_INTERFACE, input.networkInterfaceId),
            InterfaceAddresses::unassignIpv6));
  }

  private static AssignPrivateIpAddressesResponse assignIpv4(
      AssignPrivateIpAddressesRequest input, Draft draft) {
    refusePrefixes(input.ipv4Prefixes, input.ipv4PrefixCount);
    var found = InterfaceAttributes.changeable(input.networkInterfaceId, draft);
    var assigned =
        assign(
            found,
            AddressFamily.IPV4,
            input.privateIpAddresses,
            input.secondaryPrivateIpAddressCount,
            draft);
    return new AssignPrivateIpAddressesResponse()
        .networkInterfaceId(found.id())
        .assignedPrivateIpAddresses(
            assigned.stream()
                .map(ip -> new AssignedPrivateIpAddress().privateIpAddress(ip.toString()))
                .toList());
  }

  private static AssignIpv6AddressesResponse assignIpv6(
      AssignIpv6AddressesRequest input, Draft draft) {
    refusePrefixes(input.ipv6Prefixes, input.ipv6PrefixCount);
    var found = InterfaceAttributes.changeable(input.networkInterfaceId, draft);
    var assigned =
        assign(found, AddressFamily.IPV6, input.ipv6Addresses, input.ipv6AddressCount, draft);
    return new AssignIpv6AddressesResponse()
        .networkInterfaceId(found.id())
        .assignedIpv6Addresses(assigned.stream().map(IpAddress::toString).toList());
  }

  private static List<IpAddress> assign(
      NetworkInterface found,
      AddressFamily family,
      @Nullable List<String> wanted,
      @Nullable Integer count,
      Draft draft) {
    if (Given.list(wanted).isEmpty() == (count == null)) {
      throw Refusals.combination("Specify either addresses or how many to assign.");
    }
    var subnet = draft.the(Kind.SUBNET, Subnet.class, found.subnetId());
    var free = new FreeAddresses(draft.network(), subnet);
    var assigned = new ArrayList<IpAddress>();
    for (var text : Given.list(wanted)) {
      assigned.add(free.take(Given.address(text, "privateIpAddress")));
    }
    for (var i = 0; i < (count == null ? 0 : count); i++) {
      assigned.add(free.next(family));
    }
    draft.put(
        found.withAddresses(
            Stream.concat(found.addresses().stream(), assigned.stream().map(PrivateAddress::of))
                .toList()));
    return assigned;
  }

  private static UnassignPrivateIpAddressesResponse unassignIpv4(
      UnassignPrivateIpAddressesRequest input, Draft draft) {
    refusePrefixes(input.ipv4Prefixes, null);
    unassign(
        InterfaceAttributes.changeable(input.networkInterfaceId, draft),
        input.privateIpAddresses,
        draft);
    return new UnassignPrivateIpAddressesResponse();
  }

  private static UnassignIpv6AddressesResponse unassignIpv6(
      UnassignIpv6AddressesRequest input, Draft draft) {
    refusePrefixes(input.ipv6Prefixes, null);
    var found = InterfaceAttributes.changeable(input.networkInterfaceId, draft);
    unassign(found, input.ipv6Addresses, draft);
    return new UnassignIpv6AddressesResponse()
        .networkInterfaceId(found.id())
        .unassignedIpv6Addresses(input.ipv6Addresses);
  }

  private static void unassign(
      NetworkInterface found, @Nullable List<String> unwanted, Draft draft) {
    var rest = new ArrayList<>(found.addresses());
    for (var text : Given.required(unwanted, "privateIpAddress")) {
      var ip = Given.address(text, "privateIpAddress");
      if (ip.equals(found.primaryAddress()) || !rest.removeIf(it -> it.ip().equals(ip))) {
        throw Refusals.value(
            "Some of the specified addresses are not assigned to interface " + found.id());
      }
      Elastics.release(found, ip, draft);
    }
    draft.put(found.withAddresses(rest));
  }

  private static void refusePrefixes(@Nullable List<String> prefixes, @Nullable Integer count) {
    if (!Given.list(prefixes).isEmpty() || count != null) {
      throw Refusals.unsupported("Prefix delegation is not supported by Culvert.");
    }
  }
}

package dev.culvert.services.ec2.nic;

import dev.culvert.network.AddressFamily;
import dev.culvert.network.IpAddress;
import dev.culvert.services.ec2.basis.Given;
import dev.culvert.services.ec2.basis.Refusals;
import dev.culvert.shapes.ec2.InstanceIpv6Address;
import dev.culvert.shapes.ec2.PrivateIpAddressSpecification;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which addresses a new interface shall have. */
public record RequestedAddresses(
    @Nullable String primary,
    @Nullable List<PrivateIpAddressSpecification> listed,
    @Nullable Integer secondaryCount,
    @Nullable List<InstanceIpv6Address> ipv6,
    @Nullable Integer ipv6Count) {

  /** The addresses, the primary one first. */
  public List<IpAddress> from(FreeAddresses free, boolean ipv6Only) {
    var addresses = new ArrayList<IpAddress>();
    if (!ipv6Only) {
      addIpv4(addresses, free);
    }
    for (var wanted : Given.list(ipv6)) {
      addresses.add(free.take(parse(wanted.ipv6Address, "ipv6Addresses")));
    }
    var more = ipv6Count == null ? 0 : ipv6Count;
    for (var i = 0; i < (ipv6Only && addresses.isEmpty() && more == 0 ? 1 : more); i++) {
      addresses.add(free.next(AddressFamily.IPV6));
    }
    return addresses;
  }

  private void addIpv4(List<IpAddress> addresses, FreeAddresses free) {
    if (primary != null && Given.list(listed).stream().anyMatch(it -> Given.flag(it.primary))) {
      throw Refusals.combination(
          "You cannot specify both privateIpAddress and a primary one of privateIpAddresses");
    }
    var secondary = new ArrayList<IpAddress>();
    var first = primary == null ? null : free.take(parse(primary, "privateIpAddress"));
    for (var wanted : Given.list(listed)) {
      var address = free.take(parse(wanted.privateIpAddress, "privateIpAddresses"));
      if (Given.flag(wanted.primary)) {
        if (first != null) {
          throw Refusals.combination("Only one primary private IP address can be specified");
        }
        first = address;
      } else {
        secondary.add(address);
      }
    }
    addresses.add(first == null ? free.next(AddressFamily.IPV4) : first);
    addresses.addAll(secondary);
    for (var i = 0; i < (secondaryCount == null ? 0 : secondaryCount); i++) {
      addresses.add(free.next(AddressFamily.IPV4));
    }
  }

  private static IpAddress parse(@Nullable String text, String parameter) {
    return Given.address(Given.required(text, parameter), parameter);
  }
}

package dev.culvert.services.ec2.group;

import dev.culvert.network.AddressFamily;
import dev.culvert.network.Cidr;
import dev.culvert.network.Direction;
import dev.culvert.network.NetworkAcl;
import dev.culvert.network.NetworkAclEntry;
import dev.culvert.network.Traffic;
import dev.culvert.services.Operation;
import dev.culvert.services.ec2.basis.Actions;
import dev.culvert.services.ec2.basis.Draft;
import dev.culvert.services.ec2.basis.Given;
import dev.culvert.services.ec2.basis.Kind;
import dev.culvert.services.ec2.basis.Refusals;
import dev.culvert.services.ec2.basis.Touched;
import dev.culvert.shapes.ec2.CreateNetworkAclEntryRequest;
import dev.culvert.shapes.ec2.CreateNetworkAclEntryResponse;
import dev.culvert.shapes.ec2.DeleteNetworkAclEntryRequest;
import dev.culvert.shapes.ec2.DeleteNetworkAclEntryResponse;
import dev.culvert.shapes.ec2.Ec2;
import dev.culvert.shapes.ec2.IcmpTypeCode;
import dev.culvert.shapes.ec2.PortRange;
import dev.culvert.shapes.ec2.ReplaceNetworkAclEntryRequest;
import dev.culvert.shapes.ec2.ReplaceNetworkAclEntryResponse;
import dev.culvert.wire.aws.AwsException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes the entries of network ACLs. */
public final class NetworkAclEntries {
  private static final int MAX_NUMBER = 32766;

  private final Actions actions;

  public NetworkAclEntries(Actions actions) {
    this.actions = actions;
  }

  public List<Operation<?, ?>> operations() {
    return List.of(
        actions.change(
            Ec2.CREATE_NETWORK_ACL_ENTRY,
            input -> Touched.the(Kind.NETWORK_ACL, input.networkAclId),
            NetworkAclEntries::create),
        actions.change(
            Ec2.REPLACE_NETWORK_ACL_ENTRY,
            input -> Touched.the(Kind.NETWORK_ACL, input.networkAclId),
            NetworkAclEntries::replace),
        actions.change(
            Ec2.DELETE_NETWORK_ACL_ENTRY,
            input -> Touched.the(Kind.NETWORK_ACL, input.networkAclId),
            NetworkAclEntries::delete));
  }

  private static CreateNetworkAclEntryResponse create(
      CreateNetworkAclEntryRequest input, Draft draft) {
    var acl = acl(input.networkAclId, draft);
    var direction = direction(input.egress);
    var entry =
        entry(
            input.ruleNumber,
            input.ruleAction,
            traffic(input.protocol, input.portRange, input.icmpTypeCode),
            cidr(input.cidrBlock, input.ipv6CidrBlock));
    if (find(acl, direction, entry.number()).isPresent()) {
      throw new AwsException(
          "NetworkAclEntryAlreadyExists",
          "The network acl entry identified by " + entry.number() + " already exists.");
    }
    put(draft, acl, direction, entry);
    return new CreateNetworkAclEntryResponse();
  }

  private static ReplaceNetworkAclEntryResponse replace(
      ReplaceNetworkAclEntryRequest input, Draft draft) {
    var acl = acl(input.networkAclId, draft);
    var direction = direction(input.egress);
    var entry =
        entry(
            input.ruleNumber,
            input.ruleAction,
            traffic(input.protocol, input.portRange, input.icmpTypeCode),
            cidr(input.cidrBlock, input.ipv6CidrBlock));
    refuseUnlessPresent(acl, direction, entry.number());
    put(draft, acl, direction, entry);
    return new ReplaceNetworkAclEntryResponse();
  }

  private static DeleteNetworkAclEntryResponse delete(
      DeleteNetworkAclEntryRequest input, Draft draft) {
    var acl = acl(input.networkAclId, draft);
    var direction = direction(input.egress);
    int number = Given.required(input.ruleNumber, "ruleNumber");
    refuseUnlessPresent(acl, direction, number);
    draft.put(
        acl.withEntries(
            direction,
            acl.entries(direction).stream().filter(it -> it.number() != number).toList()));
    return new DeleteNetworkAclEntryResponse();
  }

  private static NetworkAcl acl(@Nullable String id, Draft draft) {
    return draft.the(Kind.NETWORK_ACL, NetworkAcl.class, Given.required(id, "networkAclId"));
  }

  private static Direction direction(@Nullable Boolean egress) {
    return Given.required(egress, "egress") ? Direction.EGRESS : Direction.INGRESS;
  }

  private static Optional<NetworkAclEntry> find(NetworkAcl acl, Direction direction, int number) {
    return acl.entries(direction).stream().filter(it -> it.number() == number).findFirst();
  }

  private static void put(Draft draft, NetworkAcl acl, Direction direction, NetworkAclEntry entry) {
    var entries = new ArrayList<>(acl.entries(direction));
    entries.removeIf(it -> it.number() == entry.number());
    entries.add(entry);
    draft.put(acl.withEntries(direction, entries));
  }

  private static NetworkAclEntry entry(
      @Nullable Integer ruleNumber, @Nullable String action, Traffic traffic, Cidr cidr) {
    int number = Given.required(ruleNumber, "ruleNumber");
    if (number < 1 || number > MAX_NUMBER) {
      throw Given.invalid(
          Integer.toString(number), "ruleNumber", "Rule number must be between 1 and 32766.");
    }
    return new NetworkAclEntry(number, action(Given.required(action, "ruleAction")), traffic, cidr);
  }

  private static NetworkAclEntry.Action action(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "allow" -> NetworkAclEntry.Action.ALLOW;
      case "deny" -> NetworkAclEntry.Action.DENY;
      default -> throw Given.invalid(text, "ruleAction", "Expected one of: allow, deny.");
    };
  }

  private static Traffic traffic(
      @Nullable String protocol, @Nullable PortRange ports, @Nullable IcmpTypeCode icmp) {
    var number = Protocols.number(Given.required(protocol, "protocol"));
    if (Protocols.isIcmp(number)) {
      var given = Given.required(icmp, "icmpTypeCode");
      return Protocols.traffic(protocol, given.type, given.code);
    }
    return Protocols.hasPorts(number)
        ? Protocols.ports(
            number, ports == null ? null : ports.from, ports == null ? null : ports.to)
        : new Traffic(number, Traffic.ANY, Traffic.ANY);
  }

  private static Cidr cidr(@Nullable String ipv4, @Nullable String ipv6) {
    if (ipv4 != null && ipv6 != null) {
      throw Refusals.combination("cidrBlock and ipv6CidrBlock cannot be given together");
    }
    return ipv6 == null
        ? RequestedRule.cidr(Given.required(ipv4, "cidrBlock"), AddressFamily.IPV4)
        : RequestedRule.cidr(ipv6, AddressFamily.IPV6);
  }

  private static void refuseUnlessPresent(NetworkAcl acl, Direction direction, int number) {
    if (find(acl, direction, number).isEmpty()) {
      throw new AwsException(
          "InvalidNetworkAclEntry.NotFound",
          "The network acl entry identified by " + number + " does not exist.");
    }
  }
}

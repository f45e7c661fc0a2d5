package dev.culvert.services.ec2.vpc;

import dev.culvert.network.AddressFamily;
import dev.culvert.network.Subnet;
import dev.culvert.services.Operation;
import dev.culvert.services.ec2.basis.Actions;
import dev.culvert.services.ec2.basis.Draft;
import dev.culvert.services.ec2.basis.Given;
import dev.culvert.services.ec2.basis.Kind;
import dev.culvert.services.ec2.basis.Refusals;
import dev.culvert.services.ec2.basis.Touched;
import dev.culvert.shapes.ec2.Ec2;
import dev.culvert.shapes.ec2.ModifySubnetAttributeRequest;
import dev.culvert.shapes.ec2.ModifySubnetAttributeResponse;
import java.util.List;
import java.util.stream.Stream;

/** The attributes of a subnet: one for each request. */
public final class SubnetAttributes {
  private static final List<String> HOSTNAME_TYPES = List.of("ip-name", "resource-name");

  private final Actions actions;

  public SubnetAttributes(Actions actions) {
    this.actions = actions;
  }

  public List<Operation<?, ?>> operations() {
    return List.of(
        actions.change(
            Ec2.MODIFY_SUBNET_ATTRIBUTE,
            input -> Touched.the(Kind.SUBNET, input.subnetId),
            SubnetAttributes::modify));
  }

  private static ModifySubnetAttributeResponse modify(
      ModifySubnetAttributeRequest input, Draft draft) {
    var subnet = draft.the(Kind.SUBNET, Subnet.class, Given.required(input.subnetId, "subnetId"));
    refuseUnlessOne(input);
    var details = SubnetDetails.of(draft.world(), subnet);
    if (input.mapPublicIpOnLaunch != null) {
      draft.put(
          subnet.withMapPublicIpOnLaunch(Given.attribute(input.mapPublicIpOnLaunch).orElse(false)));
    } else if (input.assignIpv6AddressOnCreation != null) {
      var wanted = Given.attribute(input.assignIpv6AddressOnCreation).orElse(false);
      if (wanted && subnet.cidr(AddressFamily.IPV6).isEmpty()) {
        throw Refusals.value(
            "Invalid value '"
                + subnet.id()
                + "' for subnetId. The subnet has no IPv6 CIDR block associated with it.");
      }
      details = details.withAssignIpv6AddressOnCreation(wanted);
    } else if (input.enableDns64 != null) {
      details = details.withDns64(Given.attribute(input.enableDns64).orElse(false));
    } else if (input.privateDnsHostnameTypeOnLaunch != null) {
      details =
          details.withHostnameType(
              Given.oneOf(
                  input.privateDnsHostnameTypeOnLaunch,
                  "privateDnsHostnameTypeOnLaunch",
                  HOSTNAME_TYPES));
    } else {
      details =
          details.withResourceNameDns(
              Given.attribute(input.enableResourceNameDnsARecordOnLaunch)
                  .orElse(details.resourceNameDnsA()),
              Given.attribute(input.enableResourceNameDnsAAAARecordOnLaunch)
                  .orElse(details.resourceNameDnsAaaa()));
    }
    draft.put(SubnetDetails.REGISTER, details);
    return new ModifySubnetAttributeResponse();
  }

  private static void refuseUnlessOne(ModifySubnetAttributeRequest input) {
    if (input.customerOwnedIpv4Pool != null
        || input.enableLniAtDeviceIndex != null
        || input.disableLniAtDeviceIndex != null) {
      throw Refusals.unsupported("Outposts are not supported by Culvert.");
    }
    var given =
        Stream.of(
                input.mapPublicIpOnLaunch,
                input.assignIpv6AddressOnCreation,
                input.enableDns64,
                input.privateDnsHostnameTypeOnLaunch,
                input.enableResourceNameDnsARecordOnLaunch,
                input.enableResourceNameDnsAAAARecordOnLaunch)
            .filter(it -> it != null)
            .count();
    if (given == 0) {
      throw Refusals.missing("attribute");
    }
    if (given > 1) {
      throw Refusals.combination("Fields for multiple attribute types specified");
    }
  }
}

package dev.culvert.services.ec2.vpc;

import dev.culvert.network.Vpc;
import dev.culvert.services.Operation;
import dev.culvert.services.ec2.basis.Actions;
import dev.culvert.services.ec2.basis.Draft;
import dev.culvert.services.ec2.basis.Given;
import dev.culvert.services.ec2.basis.Kind;
import dev.culvert.services.ec2.basis.Refusals;
import dev.culvert.services.ec2.basis.Seen;
import dev.culvert.services.ec2.basis.Touched;
import dev.culvert.shapes.ec2.AttributeBooleanValue;
import dev.culvert.shapes.ec2.DescribeVpcAttributeRequest;
import dev.culvert.shapes.ec2.DescribeVpcAttributeResponse;
import dev.culvert.shapes.ec2.Ec2;
import dev.culvert.shapes.ec2.ModifyVpcAttributeRequest;
import dev.culvert.shapes.ec2.ModifyVpcAttributeResponse;
import dev.culvert.shapes.ec2.ModifyVpcTenancyRequest;
import dev.culvert.shapes.ec2.ModifyVpcTenancyResponse;
import java.util.List;
import java.util.stream.Stream;

/** The attributes of a VPC: whether it has DNS, and its tenancy. */
public final class VpcAttributes {
  private final Actions actions;

  public VpcAttributes(Actions actions) {
    this.actions = actions;
  }

  public List<Operation<?, ?>> operations() {
    return List.of(
        actions.read(
            Ec2.DESCRIBE_VPC_ATTRIBUTE,
            input -> Touched.the(Kind.VPC, input.vpcId),
            VpcAttributes::describe),
        actions.change(
            Ec2.MODIFY_VPC_ATTRIBUTE,
            input -> Touched.the(Kind.VPC, input.vpcId),
            VpcAttributes::modify),
        actions.change(
            Ec2.MODIFY_VPC_TENANCY,
            input -> Touched.the(Kind.VPC, input.vpcId),
            VpcAttributes::modifyTenancy));
  }

  private static DescribeVpcAttributeResponse describe(
      DescribeVpcAttributeRequest input, Seen seen) {
    var vpc = seen.the(Kind.VPC, Vpc.class, Given.required(input.vpcId, "VpcId"));
    var attribute = Given.required(input.attribute, "Attribute");
    var answer = new DescribeVpcAttributeResponse().vpcId(vpc.id());
    return switch (attribute) {
      case "enableDnsSupport" -> answer.enableDnsSupport(shown(vpc.enableDnsSupport()));
      case "enableDnsHostnames" -> answer.enableDnsHostnames(shown(vpc.enableDnsHostnames()));
      case "enableNetworkAddressUsageMetrics" ->
          answer.enableNetworkAddressUsageMetrics(
              shown(VpcDetails.of(seen.world(), vpc).addressUsageMetrics()));
      default ->
          throw Refusals.value(
              "Value (" + attribute + ") for parameter attribute is invalid. Unknown attribute.");
    };
  }

  private static AttributeBooleanValue shown(boolean value) {
    return new AttributeBooleanValue().value(value);
  }

  private static ModifyVpcAttributeResponse modify(ModifyVpcAttributeRequest input, Draft draft) {
    var vpc = draft.the(Kind.VPC, Vpc.class, Given.required(input.vpcId, "vpcId"));
    var support = Given.attribute(input.enableDnsSupport);
    var hostnames = Given.attribute(input.enableDnsHostnames);
    var metrics = Given.attribute(input.enableNetworkAddressUsageMetrics);
    var given = Stream.of(support, hostnames, metrics).filter(it -> it.isPresent()).count();
    if (given == 0) {
      throw Refusals.missing("attribute");
    }
    if (given > 1) {
      throw Refusals.combination("Fields for multiple attribute types specified");
    }
    draft.put(
        vpc.withDns(
            support.orElse(vpc.enableDnsSupport()), hostnames.orElse(vpc.enableDnsHostnames())));
    metrics.ifPresent(value ->
        draft.put(
            VpcDetails.REGISTER, VpcDetails.of(draft.world(), vpc).withAddressUsageMetrics(value)));
    return new ModifyVpcAttributeResponse();
  }

  /** Dedicated tenancy can be given up, never taken on. */
  private static ModifyVpcTenancyResponse modifyTenancy(
      ModifyVpcTenancyRequest input, Draft draft) {
    var vpc = draft.the(Kind.VPC, Vpc.class, Given.required(input.vpcId, "VpcId"));
    var tenancy = Given.required(input.instanceTenancy, "InstanceTenancy");
    Given.oneOf(tenancy, "instanceTenancy", List.of("default"));
    draft.put(VpcDetails.REGISTER, VpcDetails.of(draft.world(), vpc).withTenancy(tenancy));
    return new ModifyVpcTenancyResponse().returnValue(true);
  }
}

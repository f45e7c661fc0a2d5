package dev.culvert.services.ec2.nic;

import dev.culvert.network.NetworkInterface;
import dev.culvert.services.Operation;
import dev.culvert.services.ec2.basis.Actions;
import dev.culvert.services.ec2.basis.Draft;
import dev.culvert.services.ec2.basis.Given;
import dev.culvert.services.ec2.basis.Kind;
import dev.culvert.services.ec2.basis.Seen;
import dev.culvert.services.ec2.basis.Touched;
import dev.culvert.shapes.ec2.AttributeBooleanValue;
import dev.culvert.shapes.ec2.AttributeValue;
import dev.culvert.shapes.ec2.DescribeNetworkInterfaceAttributeRequest;
import dev.culvert.shapes.ec2.DescribeNetworkInterfaceAttributeResponse;
import dev.culvert.shapes.ec2.Ec2;
import dev.culvert.shapes.ec2.ModifyNetworkInterfaceAttributeRequest;
import dev.culvert.shapes.ec2.ModifyNetworkInterfaceAttributeResponse;
import dev.culvert.shapes.ec2.NetworkInterfaceAttachmentChanges;
import dev.culvert.shapes.ec2.ResetNetworkInterfaceAttributeRequest;
import dev.culvert.shapes.ec2.ResetNetworkInterfaceAttributeResponse;
import dev.culvert.wire.aws.AwsException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The attributes of network interfaces. */
public final class InterfaceAttributes {
  private final Actions actions;

  public InterfaceAttributes(Actions actions) {
    this.actions = actions;
  }

  public List<Operation<?, ?>> operations() {
    return List.of(
        actions.read(
            Ec2.DESCRIBE_NETWORK_INTERFACE_ATTRIBUTE,
            input -> Touched.the(Kind.NETWORK_INTERFACE, input.networkInterfaceId),
            InterfaceAttributes::describe),
        actions.change(
            Ec2.MODIFY_NETWORK_INTERFACE_ATTRIBUTE,
            input ->
                Touched.the(Kind.NETWORK_INTERFACE, input.networkInterfaceId)
                    .and(Kind.SECURITY_GROUP, input.groups),
            InterfaceAttributes::modify),
        actions.change(
            Ec2.RESET_NETWORK_INTERFACE_ATTRIBUTE,
            input -> Touched.the(Kind.NETWORK_INTERFACE, input.networkInterfaceId),
            InterfaceAttributes::reset));
  }

  private static DescribeNetworkInterfaceAttributeResponse describe(
      DescribeNetworkInterfaceAttributeRequest input, Seen seen) {
    var id = Given.required(input.networkInterfaceId, "networkInterfaceId");
    var found = seen.the(Kind.NETWORK_INTERFACE, NetworkInterface.class, id);
    var answer = new DescribeNetworkInterfaceAttributeResponse().networkInterfaceId(id);
    var attribute = Given.required(input.attribute, "attribute");
    return switch (attribute) {
      case "description" -> answer.description(new AttributeValue().value(found.description()));
      case "groupSet" -> answer.groups(Groups.shown(found.groupIds(), seen));
      case "sourceDestCheck" ->
          answer.sourceDestCheck(new AttributeBooleanValue().value(found.sourceDestCheck()));
      case "attachment" -> answer.attachment(InterfaceAnswer.of(found, seen).attachment);
      case "associatePublicIpAddress" -> answer.associatePublicIpAddress(false);
      default -> throw Given.invalid(attribute, "attribute", "Unknown attribute.");
    };
  }

  private static ModifyNetworkInterfaceAttributeResponse modify(
      ModifyNetworkInterfaceAttributeRequest input, Draft draft) {
    var found = changeable(input.networkInterfaceId, draft);
    if (!Given.list(input.groups).isEmpty()) {
      found = found.withGroups(Groups.of(Given.list(input.groups), found.vpcId(), draft));
    }
    if (input.description != null) {
      found = found.withDescription(Given.text(input.description.value).orElse(""));
    }
    var check = Given.attribute(input.sourceDestCheck);
    if (check.isPresent()) {
      found = found.withSourceDestCheck(check.get());
    }
    draft.put(found);
    if (input.attachment != null) {
      modify(input.attachment, found, draft);
    }
    return new ModifyNetworkInterfaceAttributeResponse();
  }

  private static void modify(
      NetworkInterfaceAttachmentChanges changes, NetworkInterface found, Draft draft) {
    var attached =
        InterfaceDetails.of(draft.world(), found)
            .attachment()
            .filter(it -> it.id().equals(changes.attachmentId))
            .orElseThrow(() ->
                Kind.INTERFACE_ATTACHMENT.notFound(Given.text(changes.attachmentId).orElse("")));
    if (changes.deleteOnTermination != null) {
      draft.put(
          InterfaceDetails.REGISTER,
          new InterfaceDetails(
              found.id(),
              Optional.of(
                  new InterfaceDetails.Attached(
                      attached.id(), attached.since(), changes.deleteOnTermination))));
    }
  }

  private static ResetNetworkInterfaceAttributeResponse reset(
      ResetNetworkInterfaceAttributeRequest input, Draft draft) {
    var found = changeable(input.networkInterfaceId, draft);
    draft.put(found.withSourceDestCheck(true));
    return new ResetNetworkInterfaceAttributeResponse();
  }

  /** Interfaces that a service made are its own. */
  static NetworkInterface changeable(@Nullable String given, Draft draft) {
    var id = Given.required(given, "networkInterfaceId");
    var found = draft.the(Kind.NETWORK_INTERFACE, NetworkInterface.class, id);
    if (found.requesterManaged()) {
      throw new AwsException(
          "OperationNotPermitted",
          "You are not allowed to manage '" + id + "', which belongs to a service.");
    }
    return found;
  }
}

package dev.culvert.services.ec2.nic;

import dev.culvert.network.NetworkInterface;
import dev.culvert.network.Subnet;
import dev.culvert.services.Operation;
import dev.culvert.services.ec2.basis.Actions;
import dev.culvert.services.ec2.basis.Draft;
import dev.culvert.services.ec2.basis.Given;
import dev.culvert.services.ec2.basis.Kind;
import dev.culvert.services.ec2.basis.Refusals;
import dev.culvert.services.ec2.basis.Touched;
import dev.culvert.shapes.ec2.AttachNetworkInterfaceRequest;
import dev.culvert.shapes.ec2.AttachNetworkInterfaceResponse;
import dev.culvert.shapes.ec2.DetachNetworkInterfaceRequest;
import dev.culvert.shapes.ec2.DetachNetworkInterfaceResponse;
import dev.culvert.shapes.ec2.Ec2;
import dev.culvert.wire.aws.AwsException;
import java.util.List;
import java.util.Optional;

/** Attaches network interfaces to instances, and detaches them. */
public final class InterfaceAttachments {
  private final Actions actions;
  private final Machines machines;

  /** What has to be known of instances here. */
  public interface Machines {
    /** The instance of this id, or EC2's refusal of the id. */
    Machine of(String instanceId, Draft draft);
  }

  /**
   * @param maxInterfaces how many interfaces its type may have
   */
  public record Machine(
      String id, String type, String vpcId, String zone, boolean running, int maxInterfaces) {}

  public InterfaceAttachments(Actions actions, Machines machines) {
    this.actions = actions;
    this.machines = machines;
  }

  public List<Operation<?, ?>> operations() {
    return List.of(
        actions.change(
            Ec2.ATTACH_NETWORK_INTERFACE,
            input ->
                Touched.the(Kind.NETWORK_INTERFACE, input.networkInterfaceId)
                    .and(Kind.INSTANCE, input.instanceId),
            this::attach),
        actions.change(
            Ec2.DETACH_NETWORK_INTERFACE, _ -> Touched.nothing(), InterfaceAttachments::detach));
  }

  private AttachNetworkInterfaceResponse attach(AttachNetworkInterfaceRequest input, Draft draft) {
    var found = InterfaceAttributes.changeable(input.networkInterfaceId, draft);
    var device = Given.required(input.deviceIndex, "deviceIndex");
    var to = machines.of(Given.required(input.instanceId, "instanceId"), draft);
    if (found.attachment().isPresent()) {
      throw new AwsException(
          "InvalidNetworkInterface.InUse", "Interface: [" + found.id() + "] in use.");
    }
    var zone = draft.the(Kind.SUBNET, Subnet.class, found.subnetId()).availabilityZone();
    if (!zone.equals(to.zone())) {
      throw Refusals.parameter(
          "You may not attach a network interface to an instance if they are not in the same"
              + " availability zone");
    }
    var others =
        draft.network().all(NetworkInterface.class).stream()
            .flatMap(it -> it.attachment().stream())
            .filter(it -> it.instanceId().equals(to.id()))
            .toList();
    if (others.stream().anyMatch(it -> it.deviceIndex() == device)) {
      throw Refusals.parameter(
          "Instance '"
              + to.id()
              + "' already has an interface attached at device index '"
              + device
              + "'.");
    }
    if (others.size() >= to.maxInterfaces()) {
      throw new AwsException(
          "AttachmentLimitExceeded",
          "Interface count " + (others.size() + 1) + " exceeds the limit for " + to.type());
    }
    return new AttachNetworkInterfaceResponse()
        .attachmentId(attach(found, to.id(), device, false, to.running(), draft))
        .networkCardIndex(0);
  }

  /** Attaches an interface, and tells the id of the attachment. */
  public static String attach(
      NetworkInterface it,
      String instanceId,
      int device,
      boolean deleteOnTermination,
      boolean running,
      Draft draft) {
    var id = draft.newId(Kind.INTERFACE_ATTACHMENT);
    draft.put(
        it.withAttachment(
            Optional.of(new NetworkInterface.Attachment(instanceId, device, running))));
    draft.put(
        InterfaceDetails.REGISTER,
        new InterfaceDetails(
            it.id(),
            Optional.of(
                new InterfaceDetails.Attached(id, draft.scope().now(), deleteOnTermination))));
    return id;
  }

  private static DetachNetworkInterfaceResponse detach(
      DetachNetworkInterfaceRequest input, Draft draft) {
    var id = Given.required(input.attachmentId, "attachmentId");
    Kind.INTERFACE_ATTACHMENT.check(id);
    var found =
        draft.seen().all(NetworkInterface.class).stream()
            .filter(it ->
                InterfaceDetails.of(draft.world(), it)
                    .attachment()
                    .filter(attached -> attached.id().equals(id))
                    .isPresent())
            .findFirst()
            .orElseThrow(() -> Kind.INTERFACE_ATTACHMENT.notFound(id));
    if (found.attachment().filter(to -> to.deviceIndex() == 0).isPresent()) {
      throw new AwsException(
          "OperationNotPermitted", "The network interface at device index 0 cannot be detached.");
    }
    release(found, draft);
    return new DetachNetworkInterfaceResponse();
  }

  private static void release(NetworkInterface it, Draft draft) {
    draft.put(it.withAttachment(Optional.empty()));
    draft.put(InterfaceDetails.REGISTER, new InterfaceDetails(it.id(), Optional.empty()));
  }

  /** What becomes of an interface when its instance is terminated. */
  public static void outlive(NetworkInterface it, Draft draft) {
    var goesToo =
        InterfaceDetails.of(draft.world(), it)
            .attachment()
            .filter(InterfaceDetails.Attached::deleteOnTermination)
            .isPresent();
    if (goesToo) {
      NewInterface.remove(draft, it);
    } else {
      release(it, draft);
    }
  }
}

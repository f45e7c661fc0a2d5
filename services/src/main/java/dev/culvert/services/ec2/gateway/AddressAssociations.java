package dev.culvert.services.ec2.gateway;

import dev.culvert.network.AddressFamily;
import dev.culvert.network.ElasticAddress;
import dev.culvert.network.IpAddress;
import dev.culvert.network.NetworkInterface;
import dev.culvert.network.NetworkInterface.PrivateAddress;
import dev.culvert.services.Operation;
import dev.culvert.services.ec2.basis.Actions;
import dev.culvert.services.ec2.basis.Draft;
import dev.culvert.services.ec2.basis.Given;
import dev.culvert.services.ec2.basis.Kind;
import dev.culvert.services.ec2.basis.Refusals;
import dev.culvert.services.ec2.basis.Touched;
import dev.culvert.shapes.ec2.AssociateAddressRequest;
import dev.culvert.shapes.ec2.AssociateAddressResponse;
import dev.culvert.shapes.ec2.DisassociateAddressRequest;
import dev.culvert.shapes.ec2.DisassociateAddressResponse;
import dev.culvert.shapes.ec2.Ec2;
import dev.culvert.wire.aws.AwsException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Leads Elastic IPs to private addresses of interfaces. */
public final class AddressAssociations {
  private final Actions actions;

  public AddressAssociations(Actions actions) {
    this.actions = actions;
  }

  public List<Operation<?, ?>> operations() {
    return List.of(
        actions.change(
            Ec2.ASSOCIATE_ADDRESS,
            input ->
                Touched.the(Kind.ELASTIC_IP, input.allocationId)
                    .and(Kind.NETWORK_INTERFACE, input.networkInterfaceId),
            AddressAssociations::associate),
        actions.change(
            Ec2.DISASSOCIATE_ADDRESS, _ -> Touched.nothing(), AddressAssociations::disassociate));
  }

  private static AssociateAddressResponse associate(AssociateAddressRequest input, Draft draft) {
    var address = address(input, draft);
    var target = target(input, draft);
    if (target.requesterManaged()) {
      throw notYours();
    }
    var privateIp = privateIp(input, target);
    if (draft.network().internetGateway(target.vpcId()).isEmpty()) {
      throw new AwsException(
          "Gateway.NotAttached",
          "Network " + target.vpcId() + " is not attached to any internet gateway");
    }
    var same =
        address
            .association()
            .filter(it -> it.networkInterfaceId().equals(target.id()))
            .filter(it -> it.privateIp().equals(privateIp));
    if (same.isPresent()) {
      return new AssociateAddressResponse().associationId(same.get().id());
    }
    makeRoom(input, address, target, privateIp, draft);
    return new AssociateAddressResponse().associationId(lead(draft, address, target, privateIp));
  }

  /** Leads the address there, in place of wherever it led, and tells the association's id. */
  static String lead(
      Draft draft, ElasticAddress address, NetworkInterface target, IpAddress privateIp) {
    var id = draft.newId(Kind.ELASTIC_IP_ASSOCIATION);
    // An Elastic IP takes the place of the address that was assigned at launch.
    draft.put(
        target.withAddresses(
            target.addresses().stream()
                .map(it -> it.ip().equals(privateIp) ? PrivateAddress.of(privateIp) : it)
                .toList()));
    draft.put(
        address.withAssociation(
            Optional.of(new ElasticAddress.Association(id, target.id(), privateIp))));
    return id;
  }

  private static ElasticAddress address(AssociateAddressRequest input, Draft draft) {
    if (input.allocationId != null) {
      return draft.the(Kind.ELASTIC_IP, ElasticAddress.class, input.allocationId);
    }
    var ip = Given.required(input.publicIp, "AllocationId");
    return withPublicIp(ip, draft)
        .orElseThrow(
            () -> new AwsException("InvalidAddress.NotFound", "Address '" + ip + "' not found."));
  }

  private static Optional<ElasticAddress> withPublicIp(String ip, Draft draft) {
    var address = Given.ipv4(ip, "publicIp");
    return draft.seen().all(ElasticAddress.class).stream()
        .filter(it -> it.publicIp().equals(address))
        .findFirst();
  }

  private static NetworkInterface target(AssociateAddressRequest input, Draft draft) {
    if (input.networkInterfaceId != null) {
      return draft.the(Kind.NETWORK_INTERFACE, NetworkInterface.class, input.networkInterfaceId);
    }
    if (input.instanceId == null) {
      throw Refusals.missing("instanceId or networkInterfaceId");
    }
    var attached =
        draft.seen().all(NetworkInterface.class).stream()
            .filter(it ->
                it.attachment().filter(to -> to.instanceId().equals(input.instanceId)).isPresent())
            .toList();
    if (attached.isEmpty()) {
      throw new AwsException(
          "InvalidInstanceID.NotFound",
          "The instance ID '" + input.instanceId + "' does not exist");
    }
    if (attached.size() > 1) {
      throw new AwsException(
          "InvalidInstanceID",
          "There are multiple interfaces attached to instance '"
              + input.instanceId
              + "'. Please specify an interface ID for the operation instead.");
    }
    return attached.getFirst();
  }

  private static IpAddress privateIp(AssociateAddressRequest input, NetworkInterface target) {
    if (input.privateIpAddress == null) {
      return target.primaryAddress();
    }
    var ip = Given.address(input.privateIpAddress, "privateIpAddress");
    if (ip.family() != AddressFamily.IPV4 || target.address(ip).isEmpty()) {
      throw Refusals.value(
          "Private address " + ip + " is not assigned to network interface " + target.id());
    }
    return ip;
  }

  private static void makeRoom(
      AssociateAddressRequest input,
      ElasticAddress address,
      NetworkInterface target,
      IpAddress privateIp,
      Draft draft) {
    // In a VPC reassociation is only refused when it is explicitly not allowed, or by default
    // where the address itself leads elsewhere.
    var allowed = Given.flag(input.allowReassociation);
    if (address.association().isPresent() && !allowed) {
      throw alreadyAssociated(address.id(), address.association().get());
    }
    var inTheWay =
        draft
            .network()
            .publicAddress(target, privateIp)
            .flatMap(it -> it.allocationId())
            .flatMap(id -> draft.network().find(ElasticAddress.class, id))
            .filter(it -> !it.id().equals(address.id()));
    if (inTheWay.isPresent() && !allowed) {
      throw inTheWay
          .get()
          .association()
          .map(it -> alreadyAssociated(target.id(), it))
          .orElseThrow();
    }
    inTheWay.ifPresent(other -> draft.put(other.withAssociation(Optional.empty())));
  }

  private static AwsException alreadyAssociated(String id, ElasticAddress.Association with) {
    return new AwsException(
        "Resource.AlreadyAssociated",
        "resource " + id + " is already associated with associate-id " + with.id());
  }

  private static DisassociateAddressResponse disassociate(
      DisassociateAddressRequest input, Draft draft) {
    var address = input.associationId == null ? byIp(input, draft) : byAssociation(input, draft);
    var managed =
        address
            .association()
            .flatMap(to -> draft.network().find(NetworkInterface.class, to.networkInterfaceId()))
            .filter(NetworkInterface::requesterManaged);
    if (managed.isPresent()) {
      throw notYours();
    }
    draft.put(address.withAssociation(Optional.empty()));
    return new DisassociateAddressResponse();
  }

  private static ElasticAddress byAssociation(DisassociateAddressRequest input, Draft draft) {
    var id = Given.required(input.associationId, "associationId");
    Kind.ELASTIC_IP_ASSOCIATION.check(id);
    return associated(draft, it -> it.id().equals(id))
        .orElseThrow(() -> Kind.ELASTIC_IP_ASSOCIATION.notFound(id));
  }

  private static ElasticAddress byIp(DisassociateAddressRequest input, Draft draft) {
    var ip = Given.required(input.publicIp, "associationId");
    return withPublicIp(ip, draft)
        .filter(it -> it.association().isPresent())
        .orElseThrow(
            () -> new AwsException("InvalidAddress.NotFound", "Address '" + ip + "' not found."));
  }

  private static Optional<ElasticAddress> associated(
      Draft draft, Predicate<ElasticAddress.Association> wanted) {
    return draft.seen().all(ElasticAddress.class).stream()
        .filter(it -> it.association().filter(wanted).isPresent())
        .findFirst();
  }

  private static AwsException notYours() {
    return new AwsException(
        "AuthFailure", "You do not have permission to access the specified resource.", 401);
  }
}

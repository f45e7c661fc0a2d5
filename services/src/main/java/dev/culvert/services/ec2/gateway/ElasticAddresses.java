package dev.culvert.services.ec2.gateway;

import dev.culvert.network.ElasticAddress;
import dev.culvert.network.NetworkInterface;
import dev.culvert.services.Operation;
import dev.culvert.services.ec2.basis.Actions;
import dev.culvert.services.ec2.basis.Draft;
import dev.culvert.services.ec2.basis.Filters;
import dev.culvert.services.ec2.basis.Given;
import dev.culvert.services.ec2.basis.Kind;
import dev.culvert.services.ec2.basis.Refusals;
import dev.culvert.services.ec2.basis.Seen;
import dev.culvert.services.ec2.basis.Tags;
import dev.culvert.services.ec2.basis.Touched;
import dev.culvert.shapes.ec2.Address;
import dev.culvert.shapes.ec2.AllocateAddressRequest;
import dev.culvert.shapes.ec2.AllocateAddressResponse;
import dev.culvert.shapes.ec2.DescribeAddressesRequest;
import dev.culvert.shapes.ec2.DescribeAddressesResponse;
import dev.culvert.shapes.ec2.Ec2;
import dev.culvert.shapes.ec2.ReleaseAddressRequest;
import dev.culvert.shapes.ec2.ReleaseAddressResponse;
import dev.culvert.wire.aws.AwsException;
import java.util.List;
import java.util.Optional;

/** Allocates, describes and releases Elastic IPs. */
public final class ElasticAddresses {
  private static final String POOL = "amazon";
  private static final Filters<Address> FILTERS =
      Filters.<Address>tagged(address -> address.tags)
          .on("allocation-id", address -> address.allocationId)
          .on("association-id", address -> address.associationId)
          .on("domain", address -> address.domain)
          .on("instance-id", address -> address.instanceId)
          .on("network-border-group", address -> address.networkBorderGroup)
          .on("network-interface-id", address -> address.networkInterfaceId)
          .on("network-interface-owner-id", address -> address.networkInterfaceOwnerId)
          .on("private-ip-address", address -> address.privateIpAddress)
          .on("public-ip", address -> address.publicIp);

  private final Actions actions;

  public ElasticAddresses(Actions actions) {
    this.actions = actions;
  }

  public List<Operation<?, ?>> operations() {
    return List.of(
        actions.create(
            Ec2.ALLOCATE_ADDRESS,
            _ -> Touched.a(Kind.ELASTIC_IP),
            ElasticAddresses::allocate,
            ElasticAddresses::allocated),
        actions.read(Ec2.DESCRIBE_ADDRESSES, ElasticAddresses::describe),
        actions.change(
            Ec2.RELEASE_ADDRESS,
            input -> Touched.the(Kind.ELASTIC_IP, input.allocationId),
            ElasticAddresses::release));
  }

  private static String allocate(AllocateAddressRequest input, Draft draft) {
    Tags.check(input.tagSpecifications, Kind.ELASTIC_IP.type());
    Given.oneOf(Given.text(input.domain).orElse("vpc"), "domain", List.of("vpc"));
    if (input.address != null) {
      throw Refusals.unsupported("Addresses cannot be chosen or recovered in Culvert.");
    }
    var id = draft.newId(Kind.ELASTIC_IP);
    draft.put(
        new ElasticAddress(
            id,
            draft.scope().account(),
            draft.scope().region(),
            PublicAddresses.next(draft.network()),
            Optional.empty()));
    Tags.put(draft, Kind.ELASTIC_IP, id, input.tagSpecifications);
    return id;
  }

  private static AllocateAddressResponse allocated(
      String id, AllocateAddressRequest input, Seen seen) {
    var address = seen.the(Kind.ELASTIC_IP, ElasticAddress.class, id);
    return new AllocateAddressResponse()
        .allocationId(id)
        .publicIp(address.publicIp().toString())
        .publicIpv4Pool(POOL)
        .networkBorderGroup(address.region())
        .domain("vpc");
  }

  private static DescribeAddressesResponse describe(DescribeAddressesRequest input, Seen seen) {
    var wanted = Given.list(input.publicIps);
    var all =
        seen.the(Kind.ELASTIC_IP, ElasticAddress.class, input.allocationIds).stream()
            .map(address -> shown(address, seen))
            .toList();
    for (var ip : wanted) {
      if (all.stream().noneMatch(address -> ip.equals(address.publicIp))) {
        throw new AwsException("InvalidAddress.NotFound", "Address '" + ip + "' not found.");
      }
    }
    var named =
        all.stream()
            .filter(
                address -> wanted.isEmpty() || wanted.contains(String.valueOf(address.publicIp)))
            .toList();
    return new DescribeAddressesResponse().addresses(FILTERS.select(input.filters, named));
  }

  private static Address shown(ElasticAddress address, Seen seen) {
    var shown =
        new Address()
            .allocationId(address.id())
            .publicIp(address.publicIp().toString())
            .publicIpv4Pool(POOL)
            .networkBorderGroup(address.region())
            .domain("vpc")
            .tags(Tags.of(seen, address.id()));
    address
        .association()
        .ifPresent(to -> {
          shown
              .associationId(to.id())
              .networkInterfaceId(to.networkInterfaceId())
              .privateIpAddress(to.privateIp().toString());
          seen.network()
              .find(NetworkInterface.class, to.networkInterfaceId())
              .ifPresent(found -> {
                shown.networkInterfaceOwnerId(found.owner());
                found.attachment().ifPresent(it -> shown.instanceId(it.instanceId()));
              });
        });
    return shown;
  }

  private static ReleaseAddressResponse release(ReleaseAddressRequest input, Draft draft) {
    if (input.allocationId == null && input.publicIp != null) {
      throw Refusals.value(
          "You must specify an allocation id when releasing a VPC elastic IP address");
    }
    var address =
        draft.the(
            Kind.ELASTIC_IP,
            ElasticAddress.class,
            Given.required(input.allocationId, "allocationId"));
    if (address.association().isPresent()) {
      throw new AwsException(
          "InvalidIPAddress.InUse", "Address " + address.publicIp() + " is in use.");
    }
    draft.remove(address);
    return new ReleaseAddressResponse();
  }
}

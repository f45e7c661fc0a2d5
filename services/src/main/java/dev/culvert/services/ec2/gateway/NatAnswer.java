package dev.culvert.services.ec2.gateway;

import dev.culvert.network.ElasticAddress;
import dev.culvert.network.NetworkInterface;
import dev.culvert.network.NetworkInterface.PrivateAddress;
import dev.culvert.services.ec2.basis.Seen;
import dev.culvert.services.ec2.basis.Tags;
import dev.culvert.shapes.ec2.NatGateway;
import dev.culvert.shapes.ec2.NatGatewayAddress;
import java.util.List;

/** NAT gateways as responses show them. */
final class NatAnswer {
  private NatAnswer() {}

  static NatGateway of(dev.culvert.network.NatGateway gateway, Seen seen) {
    var details = NatDetails.of(seen.world(), gateway);
    var shown =
        new NatGateway()
            .natGatewayId(gateway.id())
            .vpcId(gateway.vpcId())
            .subnetId(gateway.subnetId())
            .connectivityType(
                switch (gateway.connectivity()) {
                  case PUBLIC -> "public";
                  case PRIVATE -> "private";
                })
            .state(
                switch (gateway.state()) {
                  case PENDING -> "pending";
                  case FAILED -> "failed";
                  case AVAILABLE -> "available";
                  case DELETING -> "deleting";
                  case DELETED -> "deleted";
                })
            .availabilityMode("zonal")
            .createTime(details.created())
            .natGatewayAddresses(addresses(gateway, seen))
            .tags(Tags.of(seen, gateway.id()));
    details
        .failure()
        .ifPresent(failure -> shown.failureCode(failure.code()).failureMessage(failure.message()));
    return shown;
  }

  static List<NatGatewayAddress> addresses(dev.culvert.network.NatGateway gateway, Seen seen) {
    return seen.network().find(NetworkInterface.class, gateway.networkInterfaceId()).stream()
        .flatMap(it -> it.addresses().stream().map(address -> address(it, address, seen)))
        .toList();
  }

  private static NatGatewayAddress address(
      NetworkInterface networkInterface, PrivateAddress address, Seen seen) {
    var shown =
        new NatGatewayAddress()
            .networkInterfaceId(networkInterface.id())
            .privateIp(address.ip().toString())
            .isPrimary(address.ip().equals(networkInterface.primaryAddress()))
            .status("succeeded");
    seen.network()
        .publicAddress(networkInterface, address.ip())
        .ifPresent(found -> {
          shown.publicIp(found.ip().toString());
          found
              .allocationId()
              .flatMap(id -> seen.network().find(ElasticAddress.class, id))
              .ifPresent(elastic -> {
                shown.allocationId(elastic.id());
                elastic.association().ifPresent(to -> shown.associationId(to.id()));
              });
        });
    return shown;
  }
}

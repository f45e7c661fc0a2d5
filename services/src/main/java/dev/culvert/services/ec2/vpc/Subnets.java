package dev.culvert.services.ec2.vpc;

import dev.culvert.network.Cidr;
import dev.culvert.network.NetworkInterface;
import dev.culvert.network.RouteTableAssociation;
import dev.culvert.network.Subnet;
import dev.culvert.network.Vpc;
import dev.culvert.services.Operation;
import dev.culvert.services.ec2.basis.Actions;
import dev.culvert.services.ec2.basis.Draft;
import dev.culvert.services.ec2.basis.Filters;
import dev.culvert.services.ec2.basis.Given;
import dev.culvert.services.ec2.basis.Kind;
import dev.culvert.services.ec2.basis.Paging;
import dev.culvert.services.ec2.basis.Refusals;
import dev.culvert.services.ec2.basis.Seen;
import dev.culvert.services.ec2.basis.Tags;
import dev.culvert.services.ec2.basis.Touched;
import dev.culvert.shapes.ec2.CreateSubnetRequest;
import dev.culvert.shapes.ec2.CreateSubnetResponse;
import dev.culvert.shapes.ec2.DeleteSubnetRequest;
import dev.culvert.shapes.ec2.DeleteSubnetResponse;
import dev.culvert.shapes.ec2.DescribeSubnetsRequest;
import dev.culvert.shapes.ec2.DescribeSubnetsResponse;
import dev.culvert.shapes.ec2.Ec2;
import dev.culvert.shapes.ec2.PrivateDnsNameOptionsOnLaunch;
import dev.culvert.shapes.ec2.SubnetIpv6CidrBlockAssociation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes, describes and deletes subnets. */
public final class Subnets {
  private static final String ON_LAUNCH = "private-dns-name-options-on-launch.";
  private static final Filters<dev.culvert.shapes.ec2.Subnet> FILTERS =
      Filters.<dev.culvert.shapes.ec2.Subnet>tagged(subnet -> subnet.tags)
          .on("subnet-id", subnet -> subnet.subnetId)
          .on("subnet-arn", subnet -> subnet.subnetArn)
          .on("vpc-id", subnet -> subnet.vpcId)
          .on("owner-id", subnet -> subnet.ownerId)
          .on("state", subnet -> subnet.state)
          .on("cidr-block", subnet -> subnet.cidrBlock)
          .on("cidr", subnet -> subnet.cidrBlock)
          .on("cidrBlock", subnet -> subnet.cidrBlock)
          .on("availability-zone", subnet -> subnet.availabilityZone)
          .on("availabilityZone", subnet -> subnet.availabilityZone)
          .on("availability-zone-id", subnet -> subnet.availabilityZoneId)
          .on("available-ip-address-count", subnet -> subnet.availableIpAddressCount)
          .on("default-for-az", subnet -> subnet.defaultForAz)
          .on("defaultForAz", subnet -> subnet.defaultForAz)
          .on("map-public-ip-on-launch", subnet -> subnet.mapPublicIpOnLaunch)
          .on("map-customer-owned-ip-on-launch", subnet -> subnet.mapCustomerOwnedIpOnLaunch)
          .on("customer-owned-ipv4-pool", subnet -> subnet.customerOwnedIpv4Pool)
          .on("enable-lni-at-device-index", subnet -> subnet.enableLniAtDeviceIndex)
          .on("enable-dns64", subnet -> subnet.enableDns64)
          .on("ipv6-native", subnet -> subnet.ipv6Native)
          .on("outpost-arn", subnet -> subnet.outpostArn)
          .on(ON_LAUNCH + "hostname-type", launch(options -> options.hostnameType))
          .on(
              ON_LAUNCH + "enable-resource-name-dns-a-record",
              launch(options -> options.enableResourceNameDnsARecord))
          .on(
              ON_LAUNCH + "enable-resource-name-dns-aaaa-record",
              launch(options -> options.enableResourceNameDnsAAAARecord))
          .each(
              "ipv6-cidr-block-association.association-id",
              subnet -> ipv6(subnet).map(block -> block.associationId))
          .each(
              "ipv6-cidr-block-association.ipv6-cidr-block",
              subnet -> ipv6(subnet).map(block -> block.ipv6CidrBlock))
          .each("ipv6-cidr-block-association.state", subnet -> ipv6(subnet).map(_ -> "associated"));

  private final Actions actions;

  public Subnets(Actions actions) {
    this.actions = actions;
  }

  public List<Operation<?, ?>> operations() {
    return List.of(
        actions.create(
            Ec2.CREATE_SUBNET,
            input -> Touched.a(Kind.SUBNET).and(Kind.VPC, input.vpcId),
            Subnets::create,
            (id, _, seen) ->
                new CreateSubnetResponse()
                    .subnet(new SubnetAnswer(seen).of(seen.the(Kind.SUBNET, Subnet.class, id)))),
        actions.read(Ec2.DESCRIBE_SUBNETS, Subnets::describe),
        actions.change(
            Ec2.DELETE_SUBNET, input -> Touched.the(Kind.SUBNET, input.subnetId), Subnets::delete));
  }

  private static String create(CreateSubnetRequest input, Draft draft) {
    Tags.check(input.tagSpecifications, Kind.SUBNET.type());
    var vpc = draft.the(Kind.VPC, Vpc.class, Given.required(input.vpcId, "vpcId"));
    var cidrs = new ArrayList<Cidr>();
    if (!Given.flag(input.ipv6Native)) {
      cidrs.add(Blocks.ofSubnet(Given.required(input.cidrBlock, "cidrBlock"), vpc));
    }
    Given.text(input.ipv6CidrBlock).map(it -> Blocks.ipv6OfSubnet(it, vpc)).ifPresent(cidrs::add);
    if (cidrs.isEmpty()) {
      throw Refusals.missing("ipv6CidrBlock");
    }
    var siblings = siblings(draft, vpc);
    cidrs.forEach(cidr -> Blocks.refuseConflict(cidr, siblings));
    var id = draft.newId(Kind.SUBNET);
    SubnetFactory.make(draft, vpc, id, zone(input, vpc.region()), cidrs);
    Tags.put(draft, Kind.SUBNET, id, input.tagSpecifications);
    return id;
  }

  static List<Subnet> siblings(Draft draft, Vpc vpc) {
    return draft.network().all(Subnet.class).stream()
        .filter(subnet -> subnet.vpcId().equals(vpc.id()))
        .toList();
  }

  private static String zone(CreateSubnetRequest input, String region) {
    var name = Given.text(input.availabilityZone);
    var id = Given.text(input.availabilityZoneId);
    if (name.isEmpty() && id.isEmpty()) {
      return Zones.of(region).getFirst().name();
    }
    return name.flatMap(it -> Zones.named(region, it))
        .or(() -> id.flatMap(it -> Zones.withId(region, it)))
        .map(Zones.Zone::name)
        .orElseThrow(() ->
            Given.invalid(
                name.or(() -> id).orElse(""),
                "availabilityZone",
                "Subnets can currently only be created in the following availability zones: "
                    + Zones.of(region).stream()
                        .map(Zones.Zone::name)
                        .collect(Collectors.joining(", "))
                    + "."));
  }

  private static DescribeSubnetsResponse describe(DescribeSubnetsRequest input, Seen seen) {
    var paging = Paging.of(input.maxResults, input.nextToken);
    var answer = new SubnetAnswer(seen);
    var all =
        seen.the(Kind.SUBNET, Subnet.class, input.subnetIds).stream().map(answer::of).toList();
    var page =
        paging.cut(FILTERS.select(input.filters, all), subnet -> String.valueOf(subnet.subnetId));
    return new DescribeSubnetsResponse().subnets(page.items()).nextToken(page.next());
  }

  private static DeleteSubnetResponse delete(DeleteSubnetRequest input, Draft draft) {
    var id = Given.required(input.subnetId, "SubnetId");
    var subnet = draft.the(Kind.SUBNET, Subnet.class, id);
    if (draft.network().all(NetworkInterface.class).stream()
        .anyMatch(it -> it.subnetId().equals(id))) {
      throw Refusals.dependency("subnet", id);
    }
    draft.network().networkAclAssociation(id).ifPresent(draft::remove);
    draft.network().all(RouteTableAssociation.class).stream()
        .filter(it -> it.with().equals(new RouteTableAssociation.WithSubnet(id)))
        .forEach(draft::remove);
    draft.remove(subnet);
    draft.remove(SubnetDetails.REGISTER, id);
    return new DeleteSubnetResponse();
  }

  private static Stream<SubnetIpv6CidrBlockAssociation> ipv6(dev.culvert.shapes.ec2.Subnet subnet) {
    return Given.list(subnet.ipv6CidrBlockAssociationSet).stream();
  }

  private static Function<dev.culvert.shapes.ec2.Subnet, @Nullable Object> launch(
      Function<PrivateDnsNameOptionsOnLaunch, @Nullable Object> value) {
    return subnet ->
        subnet.privateDnsNameOptionsOnLaunch == null
            ? null
            : value.apply(subnet.privateDnsNameOptionsOnLaunch);
  }
}

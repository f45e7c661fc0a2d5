package dev.culvert.services.ec2.vpc;

import dev.culvert.network.AddressFamily;
import dev.culvert.network.Cidr;
import dev.culvert.network.InternetGateway;
import dev.culvert.network.Route;
import dev.culvert.network.RouteTable;
import dev.culvert.network.RouteTarget;
import dev.culvert.network.Subnet;
import dev.culvert.network.Vpc;
import dev.culvert.services.Operation;
import dev.culvert.services.ec2.basis.Actions;
import dev.culvert.services.ec2.basis.Draft;
import dev.culvert.services.ec2.basis.Given;
import dev.culvert.services.ec2.basis.Kind;
import dev.culvert.services.ec2.basis.Touched;
import dev.culvert.shapes.ec2.CreateDefaultSubnetRequest;
import dev.culvert.shapes.ec2.CreateDefaultSubnetResponse;
import dev.culvert.shapes.ec2.CreateDefaultVpcResponse;
import dev.culvert.shapes.ec2.Ec2;
import dev.culvert.wire.aws.AwsException;
import java.util.List;
import java.util.Optional;

/**
 * Makes the default VPC of a region: 172.31.0.0/16 with a public subnet in each zone and an
 * internet gateway that everything leads to (Amazon VPC User Guide, "Default VPC components").
 */
public final class DefaultVpcs {
  private static final Cidr BLOCK = Cidr.parse("172.31.0.0/16");
  private static final int SUBNET_PREFIX = 20;

  private final Actions actions;

  public DefaultVpcs(Actions actions) {
    this.actions = actions;
  }

  public List<Operation<?, ?>> operations() {
    return List.of(
        actions.create(
            Ec2.CREATE_DEFAULT_VPC,
            _ -> Touched.a(Kind.VPC),
            (_, draft) -> createVpc(draft),
            (id, _, seen) ->
                new CreateDefaultVpcResponse()
                    .vpc(VpcAnswer.of(seen.the(Kind.VPC, Vpc.class, id), seen))),
        actions.create(
            Ec2.CREATE_DEFAULT_SUBNET,
            _ -> Touched.a(Kind.SUBNET),
            DefaultVpcs::createSubnet,
            (id, _, seen) ->
                new CreateDefaultSubnetResponse()
                    .subnet(new SubnetAnswer(seen).of(seen.the(Kind.SUBNET, Subnet.class, id)))));
  }

  private static String createVpc(Draft draft) {
    if (DefaultVpc.find(draft.seen()).isPresent()) {
      throw new AwsException(
          "DefaultVpcAlreadyExists",
          "A Default VPC already exists for this account in this region.");
    }
    var vpc = VpcFactory.make(draft, VpcFactory.Plan.of(draft, BLOCK).asDefault());
    for (var zone : Zones.of(vpc.region())) {
      makeSubnet(draft, vpc, zone.name());
    }
    makePublic(draft, vpc);
    return vpc.id();
  }

  private static void makePublic(Draft draft, Vpc vpc) {
    var gateway = draft.newId(Kind.INTERNET_GATEWAY);
    draft.put(new InternetGateway(gateway, vpc.owner(), vpc.region(), Optional.of(vpc.id())));
    draft
        .network()
        .mainAssociation(vpc.id())
        .flatMap(main -> draft.network().find(RouteTable.class, main.routeTableId()))
        .ifPresent(table ->
            draft.put(
                table.with(Route.to(Cidr.ANY_IPV4, new RouteTarget.InternetGateway(gateway)))));
  }

  private static String createSubnet(CreateDefaultSubnetRequest input, Draft draft) {
    var vpc =
        DefaultVpc.find(draft.seen())
            .orElseThrow(() ->
                new AwsException(
                    "DefaultVpcDoesNotExist",
                    "No default VPC exists for this account in this region."));
    var zone = Given.required(input.availabilityZone, "AvailabilityZone");
    if (Zones.named(vpc.region(), zone).isEmpty()) {
      throw Given.invalid(zone, "availabilityZone", "The zone does not exist.");
    }
    if (Subnets.siblings(draft, vpc).stream()
        .anyMatch(it ->
            it.availabilityZone().equals(zone)
                && SubnetDetails.of(draft.world(), it).defaultForZone())) {
      throw new AwsException(
          "DefaultSubnetAlreadyExistsInAvailabilityZone",
          "There is already a default subnet in availability zone " + zone);
    }
    return makeSubnet(draft, vpc, zone);
  }

  /** The next free /20. */
  private static String makeSubnet(Draft draft, Vpc vpc, String zone) {
    var taken =
        Subnets.siblings(draft, vpc).stream()
            .flatMap(it -> it.cidr(AddressFamily.IPV4).stream())
            .toList();
    for (var next = new Cidr(vpc.cidr().address(), SUBNET_PREFIX);
        vpc.cidr().contains(next);
        next = new Cidr(next.last().plus(1), SUBNET_PREFIX)) {
      if (taken.stream().noneMatch(next::overlaps)) {
        var id = draft.newId(Kind.SUBNET);
        SubnetFactory.make(draft, vpc, id, zone, List.of(next), true);
        return id;
      }
    }
    throw new AwsException(
        "InsufficientCidrBlocks", "There is no free block for a default subnet.");
  }
}

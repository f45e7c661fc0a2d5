package dev.culvert.services.ec2.gateway;

import dev.culvert.network.EgressOnlyInternetGateway;
import dev.culvert.network.Vpc;
import dev.culvert.services.Operation;
import dev.culvert.services.ec2.basis.Actions;
import dev.culvert.services.ec2.basis.Draft;
import dev.culvert.services.ec2.basis.Filters;
import dev.culvert.services.ec2.basis.Given;
import dev.culvert.services.ec2.basis.Kind;
import dev.culvert.services.ec2.basis.Paging;
import dev.culvert.services.ec2.basis.Seen;
import dev.culvert.services.ec2.basis.Tags;
import dev.culvert.services.ec2.basis.Touched;
import dev.culvert.shapes.ec2.CreateEgressOnlyInternetGatewayRequest;
import dev.culvert.shapes.ec2.CreateEgressOnlyInternetGatewayResponse;
import dev.culvert.shapes.ec2.DeleteEgressOnlyInternetGatewayRequest;
import dev.culvert.shapes.ec2.DeleteEgressOnlyInternetGatewayResponse;
import dev.culvert.shapes.ec2.DescribeEgressOnlyInternetGatewaysRequest;
import dev.culvert.shapes.ec2.DescribeEgressOnlyInternetGatewaysResponse;
import dev.culvert.shapes.ec2.Ec2;
import dev.culvert.shapes.ec2.InternetGatewayAttachment;
import java.util.List;

/** Makes, describes and deletes egress-only internet gateways. */
public final class EgressOnlyGateways {
  private static final Filters<dev.culvert.shapes.ec2.EgressOnlyInternetGateway> FILTERS =
      Filters.tagged(gateway -> gateway.tags);

  private final Actions actions;

  public EgressOnlyGateways(Actions actions) {
    this.actions = actions;
  }

  public List<Operation<?, ?>> operations() {
    return List.of(
        actions.create(
            Ec2.CREATE_EGRESS_ONLY_INTERNET_GATEWAY,
            input -> Touched.a(Kind.EGRESS_ONLY_GATEWAY).and(Kind.VPC, input.vpcId),
            EgressOnlyGateways::create,
            (id, input, seen) ->
                new CreateEgressOnlyInternetGatewayResponse()
                    .egressOnlyInternetGateway(
                        shown(
                            seen.the(Kind.EGRESS_ONLY_GATEWAY, EgressOnlyInternetGateway.class, id),
                            seen))
                    .clientToken(input.clientToken)),
        actions.read(Ec2.DESCRIBE_EGRESS_ONLY_INTERNET_GATEWAYS, EgressOnlyGateways::describe),
        actions.change(
            Ec2.DELETE_EGRESS_ONLY_INTERNET_GATEWAY,
            input -> Touched.the(Kind.EGRESS_ONLY_GATEWAY, input.egressOnlyInternetGatewayId),
            EgressOnlyGateways::delete));
  }

  private static String create(CreateEgressOnlyInternetGatewayRequest input, Draft draft) {
    Tags.check(input.tagSpecifications, Kind.EGRESS_ONLY_GATEWAY.type());
    var vpc = draft.the(Kind.VPC, Vpc.class, Given.required(input.vpcId, "VpcId"));
    var id = draft.newId(Kind.EGRESS_ONLY_GATEWAY);
    draft.put(new EgressOnlyInternetGateway(id, vpc.owner(), vpc.region(), vpc.id()));
    Tags.put(draft, Kind.EGRESS_ONLY_GATEWAY, id, input.tagSpecifications);
    return id;
  }

  private static DescribeEgressOnlyInternetGatewaysResponse describe(
      DescribeEgressOnlyInternetGatewaysRequest input, Seen seen) {
    var paging = Paging.of(input.maxResults, input.nextToken);
    var all =
        seen
            .the(
                Kind.EGRESS_ONLY_GATEWAY,
                EgressOnlyInternetGateway.class,
                input.egressOnlyInternetGatewayIds)
            .stream()
            .map(gateway -> shown(gateway, seen))
            .toList();
    var page =
        paging.cut(
            FILTERS.select(input.filters, all),
            gateway -> String.valueOf(gateway.egressOnlyInternetGatewayId));
    return new DescribeEgressOnlyInternetGatewaysResponse()
        .egressOnlyInternetGateways(page.items())
        .nextToken(page.next());
  }

  private static dev.culvert.shapes.ec2.EgressOnlyInternetGateway shown(
      EgressOnlyInternetGateway gateway, Seen seen) {
    return new dev.culvert.shapes.ec2.EgressOnlyInternetGateway()
        .egressOnlyInternetGatewayId(gateway.id())
        .attachments(
            List.of(new InternetGatewayAttachment().vpcId(gateway.vpcId()).state("attached")))
        .tags(Tags.of(seen, gateway.id()));
  }

  private static DeleteEgressOnlyInternetGatewayResponse delete(
      DeleteEgressOnlyInternetGatewayRequest input, Draft draft) {
    var id = Given.required(input.egressOnlyInternetGatewayId, "EgressOnlyInternetGatewayId");
    draft.remove(draft.the(Kind.EGRESS_ONLY_GATEWAY, EgressOnlyInternetGateway.class, id));
    return new DeleteEgressOnlyInternetGatewayResponse().returnCode(true);
  }
}

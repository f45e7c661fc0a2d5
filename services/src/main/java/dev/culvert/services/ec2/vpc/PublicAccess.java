package dev.culvert.services.ec2.vpc;

import dev.culvert.network.BlockPublicAccess;
import dev.culvert.network.BlockPublicAccessExclusion;
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
import dev.culvert.shapes.ec2.CreateVpcBlockPublicAccessExclusionRequest;
import dev.culvert.shapes.ec2.CreateVpcBlockPublicAccessExclusionResponse;
import dev.culvert.shapes.ec2.DeleteVpcBlockPublicAccessExclusionRequest;
import dev.culvert.shapes.ec2.DeleteVpcBlockPublicAccessExclusionResponse;
import dev.culvert.shapes.ec2.DescribeVpcBlockPublicAccessExclusionsRequest;
import dev.culvert.shapes.ec2.DescribeVpcBlockPublicAccessExclusionsResponse;
import dev.culvert.shapes.ec2.DescribeVpcBlockPublicAccessOptionsResponse;
import dev.culvert.shapes.ec2.Ec2;
import dev.culvert.shapes.ec2.ModifyVpcBlockPublicAccessExclusionRequest;
import dev.culvert.shapes.ec2.ModifyVpcBlockPublicAccessExclusionResponse;
import dev.culvert.shapes.ec2.ModifyVpcBlockPublicAccessOptionsRequest;
import dev.culvert.shapes.ec2.ModifyVpcBlockPublicAccessOptionsResponse;
import dev.culvert.shapes.ec2.VpcBlockPublicAccessExclusion;
import dev.culvert.shapes.ec2.VpcBlockPublicAccessOptions;
import dev.culvert.wire.aws.AwsException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** VPC Block Public Access: what internet gateways may still do, and what is exempt from it. */
public final class PublicAccess {
  private static final int MAX_EXCLUSIONS = 50;
  private static final Filters<VpcBlockPublicAccessExclusion> FILTERS =
      Filters.<VpcBlockPublicAccessExclusion>tagged(it -> it.tags)
          .on("resource-arn", it -> it.resourceArn)
          .on("internet-gateway-exclusion-mode", it -> it.internetGatewayExclusionMode)
          .on("state", it -> it.state);

  private final Actions actions;

  public PublicAccess(Actions actions) {
    this.actions = actions;
  }

  public List<Operation<?, ?>> operations() {
    return List.of(
        actions.read(
            Ec2.DESCRIBE_VPC_BLOCK_PUBLIC_ACCESS_OPTIONS,
            (_, seen) ->
                new DescribeVpcBlockPublicAccessOptionsResponse()
                    .vpcBlockPublicAccessOptions(options(seen))),
        actions.change(
            Ec2.MODIFY_VPC_BLOCK_PUBLIC_ACCESS_OPTIONS,
            _ -> Touched.nothing(),
            PublicAccess::modifyOptions),
        actions.create(
            Ec2.CREATE_VPC_BLOCK_PUBLIC_ACCESS_EXCLUSION,
            input ->
                Touched.a(Kind.PUBLIC_ACCESS_EXCLUSION)
                    .and(Kind.VPC, input.vpcId)
                    .and(Kind.SUBNET, input.subnetId),
            PublicAccess::exclude,
            (id, _, seen) ->
                new CreateVpcBlockPublicAccessExclusionResponse()
                    .vpcBlockPublicAccessExclusion(
                        shown(the(id, seen), seen).state("create-in-progress"))),
        actions.change(
            Ec2.MODIFY_VPC_BLOCK_PUBLIC_ACCESS_EXCLUSION,
            input -> Touched.the(Kind.PUBLIC_ACCESS_EXCLUSION, input.exclusionId),
            PublicAccess::modify),
        actions.change(
            Ec2.DELETE_VPC_BLOCK_PUBLIC_ACCESS_EXCLUSION,
            input -> Touched.the(Kind.PUBLIC_ACCESS_EXCLUSION, input.exclusionId),
            PublicAccess::delete),
        actions.read(Ec2.DESCRIBE_VPC_BLOCK_PUBLIC_ACCESS_EXCLUSIONS, PublicAccess::describe));
  }

  private static VpcBlockPublicAccessOptions options(Seen seen) {
    var scope = seen.scope();
    var setting = seen.network().blockPublicAccess(scope.account(), scope.region());
    var mode = setting.map(BlockPublicAccess::mode).orElse(BlockPublicAccess.Mode.OFF);
    return new VpcBlockPublicAccessOptions()
        .awsAccountId(scope.account())
        .awsRegion(scope.region())
        .internetGatewayBlockMode(
            switch (mode) {
              case OFF -> "off";
              case BLOCK_BIDIRECTIONAL -> "block-bidirectional";
              case BLOCK_INGRESS -> "block-ingress";
            })
        .state(setting.isEmpty() ? "default-state" : "update-complete")
        .managedBy("account")
        .exclusionsAllowed("allowed")
        .reason("")
        .lastUpdateTimestamp(
            setting
                .flatMap(it -> seen.world().find(PublicAccessDetails.REGISTER, it.id()))
                .map(PublicAccessDetails::updated)
                .orElse(null));
  }

  private static ModifyVpcBlockPublicAccessOptionsResponse modifyOptions(
      ModifyVpcBlockPublicAccessOptionsRequest input, Draft draft) {
    var given = Given.required(input.internetGatewayBlockMode, "InternetGatewayBlockMode");
    var mode =
        switch (given) {
          case "off" -> BlockPublicAccess.Mode.OFF;
          case "block-bidirectional" -> BlockPublicAccess.Mode.BLOCK_BIDIRECTIONAL;
          case "block-ingress" -> BlockPublicAccess.Mode.BLOCK_INGRESS;
          default ->
              throw Given.invalid(
                  given,
                  "InternetGatewayBlockMode",
                  "Expected one of: off, block-bidirectional, block-ingress.");
        };
    var scope = draft.scope();
    var setting = new BlockPublicAccess(scope.account(), scope.region(), mode);
    draft.put(setting);
    touch(setting.id(), draft);
    return new ModifyVpcBlockPublicAccessOptionsResponse()
        .vpcBlockPublicAccessOptions(options(draft.seen()).state("update-in-progress"));
  }

  private static void touch(String of, Draft draft) {
    var now = draft.scope().now();
    var created =
        draft
            .world()
            .find(PublicAccessDetails.REGISTER, of)
            .map(PublicAccessDetails::created)
            .orElse(now);
    draft.put(PublicAccessDetails.REGISTER, new PublicAccessDetails(of, created, now));
  }

  private static String exclude(CreateVpcBlockPublicAccessExclusionRequest input, Draft draft) {
    Tags.check(input.tagSpecifications, Kind.PUBLIC_ACCESS_EXCLUSION.type());
    var mode = mode(input.internetGatewayExclusionMode);
    var vpcId = Given.text(input.vpcId);
    var subnetId = Given.text(input.subnetId);
    if (vpcId.isPresent() == subnetId.isPresent()) {
      throw Refusals.combination("Specify either a VPC or a subnet to exclude.");
    }
    vpcId.ifPresent(id -> draft.the(Kind.VPC, Vpc.class, id));
    subnetId.ifPresent(id -> draft.the(Kind.SUBNET, Subnet.class, id));
    var excluded = vpcId.or(() -> subnetId).orElseThrow();
    var own = draft.seen().all(BlockPublicAccessExclusion.class);
    if (own.stream().anyMatch(it -> it.excludedId().equals(excluded))) {
      throw new AwsException(
          "VpcBlockPublicAccessExclusionAlreadyExists",
          "An exclusion of " + excluded + " exists already.");
    }
    if (own.size() >= MAX_EXCLUSIONS) {
      throw new AwsException(
          "VpcBlockPublicAccessExclusionLimitExceeded",
          "The maximum number of VPC Block Public Access exclusions has been reached.");
    }
    var id = draft.newId(Kind.PUBLIC_ACCESS_EXCLUSION);
    draft.put(
        new BlockPublicAccessExclusion(
            id, draft.scope().account(), draft.scope().region(), excluded, mode));
    touch(id, draft);
    Tags.put(draft, Kind.PUBLIC_ACCESS_EXCLUSION, id, input.tagSpecifications);
    return id;
  }

  private static BlockPublicAccessExclusion.Mode mode(@Nullable String given) {
    return switch (Given.required(given, "InternetGatewayExclusionMode")) {
      case "allow-bidirectional" -> BlockPublicAccessExclusion.Mode.ALLOW_BIDIRECTIONAL;
      case "allow-egress" -> BlockPublicAccessExclusion.Mode.ALLOW_EGRESS;
      default ->
          throw Given.invalid(
              String.valueOf(given),
              "InternetGatewayExclusionMode",
              "Expected one of: allow-bidirectional, allow-egress.");
    };
  }

  private static BlockPublicAccessExclusion the(@Nullable String id, Seen seen) {
    return seen.the(
        Kind.PUBLIC_ACCESS_EXCLUSION,
        BlockPublicAccessExclusion.class,
        Given.required(id, "ExclusionId"));
  }

  private static ModifyVpcBlockPublicAccessExclusionResponse modify(
      ModifyVpcBlockPublicAccessExclusionRequest input, Draft draft) {
    var it = the(input.exclusionId, draft.seen());
    var changed =
        new BlockPublicAccessExclusion(
            it.id(),
            it.owner(),
            it.region(),
            it.excludedId(),
            mode(input.internetGatewayExclusionMode));
    draft.put(changed);
    touch(it.id(), draft);
    return new ModifyVpcBlockPublicAccessExclusionResponse()
        .vpcBlockPublicAccessExclusion(shown(changed, draft.seen()).state("update-in-progress"));
  }

  private static DeleteVpcBlockPublicAccessExclusionResponse delete(
      DeleteVpcBlockPublicAccessExclusionRequest input, Draft draft) {
    var it = the(input.exclusionId, draft.seen());
    var shown = shown(it, draft.seen()).state("delete-in-progress");
    draft.remove(it);
    draft.remove(PublicAccessDetails.REGISTER, it.id());
    return new DeleteVpcBlockPublicAccessExclusionResponse().vpcBlockPublicAccessExclusion(shown);
  }

  private static DescribeVpcBlockPublicAccessExclusionsResponse describe(
      DescribeVpcBlockPublicAccessExclusionsRequest input, Seen seen) {
    var paging = Paging.of(input.maxResults, input.nextToken);
    var all =
        seen
            .the(Kind.PUBLIC_ACCESS_EXCLUSION, BlockPublicAccessExclusion.class, input.exclusionIds)
            .stream()
            .map(it -> shown(it, seen))
            .toList();
    var page = paging.cut(FILTERS.select(input.filters, all), it -> String.valueOf(it.exclusionId));
    return new DescribeVpcBlockPublicAccessExclusionsResponse()
        .vpcBlockPublicAccessExclusions(page.items())
        .nextToken(page.next());
  }

  private static VpcBlockPublicAccessExclusion shown(BlockPublicAccessExclusion it, Seen seen) {
    var details = seen.world().find(PublicAccessDetails.REGISTER, it.id());
    var kind = Kind.VPC.matches(it.excludedId()) ? Kind.VPC : Kind.SUBNET;
    return new VpcBlockPublicAccessExclusion()
        .exclusionId(it.id())
        .resourceArn(seen.arn(kind, it.excludedId()))
        .internetGatewayExclusionMode(
            switch (it.mode()) {
              case ALLOW_BIDIRECTIONAL -> "allow-bidirectional";
              case ALLOW_EGRESS -> "allow-egress";
              case NONE -> null;
            })
        .state("create-complete")
        .reason("")
        .creationTimestamp(details.map(PublicAccessDetails::created).orElse(null))
        .lastUpdateTimestamp(details.map(PublicAccessDetails::updated).orElse(null))
        .tags(Tags.of(seen, it.id()));
  }
}

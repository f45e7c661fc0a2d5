package dev.culvert.services.ec2.peering;

import dev.culvert.network.PeeringConnection;
import dev.culvert.network.PeeringConnection.Side;
import dev.culvert.network.Vpc;
import dev.culvert.services.Operation;
import dev.culvert.services.ec2.basis.Actions;
import dev.culvert.services.ec2.basis.Draft;
import dev.culvert.services.ec2.basis.Given;
import dev.culvert.services.ec2.basis.Kind;
import dev.culvert.services.ec2.basis.Touched;
import dev.culvert.shapes.ec2.Ec2;
import dev.culvert.shapes.ec2.ModifyVpcPeeringConnectionOptionsRequest;
import dev.culvert.shapes.ec2.ModifyVpcPeeringConnectionOptionsResponse;
import dev.culvert.shapes.ec2.PeeringConnectionOptions;
import dev.culvert.shapes.ec2.PeeringConnectionOptionsRequest;
import dev.culvert.wire.aws.AwsException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says whether names of one side resolve to private addresses on the other. */
public final class PeeringOptions {
  private final Actions actions;

  public PeeringOptions(Actions actions) {
    this.actions = actions;
  }

  public List<Operation<?, ?>> operations() {
    return List.of(
        actions.change(
            Ec2.MODIFY_VPC_PEERING_CONNECTION_OPTIONS,
            input -> Touched.the(Kind.PEERING_CONNECTION, input.vpcPeeringConnectionId),
            PeeringOptions::modify));
  }

  private static ModifyVpcPeeringConnectionOptionsResponse modify(
      ModifyVpcPeeringConnectionOptionsRequest input, Draft draft) {
    var peering =
        Peerings.the(
            draft.network(),
            draft.scope(),
            Given.required(input.vpcPeeringConnectionId, "VpcPeeringConnectionId"));
    if (peering.status() != PeeringConnection.Status.ACTIVE) {
      throw new AwsException(
          "InvalidStateTransition",
          "The VPC peering connection " + peering.id() + " is not active.");
    }
    var details = PeeringDetails.of(draft.world(), peering);
    var requester = input.requesterPeeringConnectionOptions;
    var accepter = input.accepterPeeringConnectionOptions;
    var changed =
        details.withDns(
            wanted(requester, details.requesterResolvesRemote(), peering.requester(), draft),
            wanted(accepter, details.accepterResolvesRemote(), peering.accepter(), draft));
    draft.put(PeeringDetails.REGISTER, changed);
    var answer = new ModifyVpcPeeringConnectionOptionsResponse();
    if (requester != null) {
      answer.requesterPeeringConnectionOptions(shown(changed.requesterResolvesRemote()));
    }
    return accepter == null
        ? answer
        : answer.accepterPeeringConnectionOptions(shown(changed.accepterResolvesRemote()));
  }

  /** Each side speaks for itself. */
  private static boolean wanted(
      @Nullable PeeringConnectionOptionsRequest options, boolean now, Side side, Draft draft) {
    if (options == null || options.allowDnsResolutionFromRemoteVpc == null) {
      return now;
    }
    if (!Peerings.isOn(side, draft.scope())) {
      throw new AwsException(
          "OperationNotPermitted",
          "You do not have permission to modify the peering options of " + side.vpcId() + ".");
    }
    var wanted = Given.flag(options.allowDnsResolutionFromRemoteVpc);
    if (wanted
        && !draft
            .network()
            .find(Vpc.class, side.vpcId())
            .map(Vpc::enableDnsHostnames)
            .orElse(false)) {
      throw new AwsException(
          "InvalidVpcPeeringConnectionState.DnsHostnamesDisabled",
          "To enable DNS hostname resolution for the VPC peering connection, DNS hostname support"
              + " must be enabled for the VPCs.");
    }
    return wanted;
  }

  private static PeeringConnectionOptions shown(boolean dns) {
    return new PeeringConnectionOptions()
        .allowDnsResolutionFromRemoteVpc(dns)
        .allowEgressFromLocalClassicLinkToRemoteVpc(false)
        .allowEgressFromLocalVpcToRemoteClassicLink(false);
  }
}

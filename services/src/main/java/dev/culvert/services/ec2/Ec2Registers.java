package dev.culvert.services.ec2;

import dev.culvert.services.control.Register;
import dev.culvert.services.ec2.basis.ClientToken;
import dev.culvert.services.ec2.basis.TagSet;
import dev.culvert.services.ec2.endpoint.EndpointDetails;
import dev.culvert.services.ec2.endpoint.Notification;
import dev.culvert.services.ec2.endpoint.ProvidedService;
import dev.culvert.services.ec2.flow.FlowLog;
import dev.culvert.services.ec2.gateway.NatDetails;
import dev.culvert.services.ec2.gateway.VpnDetails;
import dev.culvert.services.ec2.group.GroupDetails;
import dev.culvert.services.ec2.group.PrefixListDetails;
import dev.culvert.services.ec2.instance.Instance;
import dev.culvert.services.ec2.instance.KeyPair;
import dev.culvert.services.ec2.instance.Volume;
import dev.culvert.services.ec2.nic.InterfaceDetails;
import dev.culvert.services.ec2.peering.PeeringDetails;
import dev.culvert.services.ec2.route.RouteTableDetails;
import dev.culvert.services.ec2.transit.AttachmentDetails;
import dev.culvert.services.ec2.transit.TransitDetails;
import dev.culvert.services.ec2.transit.TransitTableDetails;
import dev.culvert.services.ec2.vpc.DhcpDetails;
import dev.culvert.services.ec2.vpc.PublicAccessDetails;
import dev.culvert.services.ec2.vpc.SubnetDetails;
import dev.culvert.services.ec2.vpc.VpcDetails;
import java.util.List;

/** All records that EC2 keeps besides the network itself. */
public final class Ec2Registers {
  public static final List<Register<?>> ALL =
      List.of(
          ClientToken.REGISTER,
          DhcpDetails.REGISTER,
          EndpointDetails.REGISTER,
          FlowLog.REGISTER,
          GroupDetails.REGISTER,
          Instance.REGISTER,
          InterfaceDetails.REGISTER,
          KeyPair.REGISTER,
          NatDetails.REGISTER,
          PeeringDetails.REGISTER,
          PrefixListDetails.REGISTER,
          RouteTableDetails.REGISTER,
          SubnetDetails.REGISTER,
          TagSet.REGISTER,
          Volume.REGISTER,
          AttachmentDetails.REGISTER,
          Notification.REGISTER,
          ProvidedService.REGISTER,
          PublicAccessDetails.REGISTER,
          TransitDetails.REGISTER,
          TransitTableDetails.REGISTER,
          VpcDetails.REGISTER,
          VpnDetails.REGISTER);

  private Ec2Registers() {}
}

package dev.culvert.services.ec2;

import static dev.culvert.services.ec2.Console.text;
import static dev.culvert.services.ec2.Console.there;

import dev.culvert.shapes.ec2.AttachInternetGatewayRequest;
import dev.culvert.shapes.ec2.CreateInternetGatewayRequest;
import dev.culvert.shapes.ec2.CreateNetworkInterfaceRequest;
import dev.culvert.shapes.ec2.Ec2;

/** Things that tests of more than one family need. */
final class Fixtures {
  static final String LOAD_BALANCER =
      "arn:aws:elasticloadbalancing:us-east-1:111122223333:loadbalancer/net/mine/0123456789abcdef";

  private Fixtures() {}

  static String attachedInternetGateway(Console ec2, String vpcId) {
    var made = ec2.call(Ec2.CREATE_INTERNET_GATEWAY, new CreateInternetGatewayRequest());
    var id = text(there(made.internetGateway).internetGatewayId);
    ec2.call(
        Ec2.ATTACH_INTERNET_GATEWAY,
        new AttachInternetGatewayRequest().internetGatewayId(id).vpcId(vpcId));
    return id;
  }

  static String networkInterface(Console ec2, String subnetId) {
    var made =
        ec2.call(
            Ec2.CREATE_NETWORK_INTERFACE, new CreateNetworkInterfaceRequest().subnetId(subnetId));
    return text(there(made.networkInterface).networkInterfaceId);
  }
}

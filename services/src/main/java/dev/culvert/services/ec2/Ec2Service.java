package dev.culvert.services.ec2;

import dev.culvert.network.walk.ServiceDirectory;
import dev.culvert.services.Ids;
import dev.culvert.services.Service;
import dev.culvert.services.control.Control;
import dev.culvert.services.ec2.basis.Actions;
import dev.culvert.services.ec2.endpoint.EndpointConnections;
import dev.culvert.services.ec2.endpoint.EndpointServices;
import dev.culvert.services.ec2.endpoint.Notifications;
import dev.culvert.services.ec2.endpoint.ProvidedServices;
import dev.culvert.services.ec2.endpoint.ServicePermissions;
import dev.culvert.services.ec2.endpoint.VpcEndpoints;
import dev.culvert.services.ec2.flow.FlowLogs;
import dev.culvert.services.ec2.gateway.AddressAssociations;
import dev.culvert.services.ec2.gateway.AddressAttributes;
import dev.culvert.services.ec2.gateway.EgressOnlyGateways;
import dev.culvert.services.ec2.gateway.ElasticAddresses;
import dev.culvert.services.ec2.gateway.InternetGateways;
import dev.culvert.services.ec2.gateway.NatGateways;
import dev.culvert.services.ec2.gateway.VpnGateways;
import dev.culvert.services.ec2.group.GroupRuleChanges;
import dev.culvert.services.ec2.group.GroupRuleEdits;
import dev.culvert.services.ec2.group.GroupRuleReads;
import dev.culvert.services.ec2.group.ManagedPrefixLists;
import dev.culvert.services.ec2.group.NetworkAclEntries;
import dev.culvert.services.ec2.group.NetworkAcls;
import dev.culvert.services.ec2.group.PrefixListChanges;
import dev.culvert.services.ec2.group.PrefixLists;
import dev.culvert.services.ec2.group.SecurityGroups;
import dev.culvert.services.ec2.group.StaleGroups;
import dev.culvert.services.ec2.instance.Catalogue;
import dev.culvert.services.ec2.instance.InstanceAttributes;
import dev.culvert.services.ec2.instance.InstanceReads;
import dev.culvert.services.ec2.instance.KeyPairs;
import dev.culvert.services.ec2.instance.Machines;
import dev.culvert.services.ec2.instance.ProfileAssociations;
import dev.culvert.services.ec2.instance.RunInstances;
import dev.culvert.services.ec2.instance.StateChanges;
import dev.culvert.services.ec2.instance.Volumes;
import dev.culvert.services.ec2.nic.InterfaceAddresses;
import dev.culvert.services.ec2.nic.InterfaceAttachments;
import dev.culvert.services.ec2.nic.InterfaceAttributes;
import dev.culvert.services.ec2.nic.NetworkInterfaces;
import dev.culvert.services.ec2.peering.PeeringConnections;
import dev.culvert.services.ec2.peering.PeeringOptions;
import dev.culvert.services.ec2.route.Propagation;
import dev.culvert.services.ec2.route.RouteTableAssociations;
import dev.culvert.services.ec2.route.RouteTables;
import dev.culvert.services.ec2.route.Routes;
import dev.culvert.services.ec2.tag.TagOperations;
import dev.culvert.services.ec2.transit.TransitAssociations;
import dev.culvert.services.ec2.transit.TransitAttachments;
import dev.culvert.services.ec2.transit.TransitGateways;
import dev.culvert.services.ec2.transit.TransitPrefixLists;
import dev.culvert.services.ec2.transit.TransitRoutes;
import dev.culvert.services.ec2.transit.TransitTables;
import dev.culvert.services.ec2.vpc.AccountAttributes;
import dev.culvert.services.ec2.vpc.BlockAssociations;
import dev.culvert.services.ec2.vpc.DefaultVpcs;
import dev.culvert.services.ec2.vpc.DhcpOptionsOperations;
import dev.culvert.services.ec2.vpc.Places;
import dev.culvert.services.ec2.vpc.PublicAccess;
import dev.culvert.services.ec2.vpc.SubnetAttributes;
import dev.culvert.services.ec2.vpc.Subnets;
import dev.culvert.services.ec2.vpc.VpcAttributes;
import dev.culvert.services.ec2.vpc.Vpcs;
import dev.culvert.shapes.ec2.Ec2;
import java.util.List;

/** EC2: the one list of what it can do. */
public final class Ec2Service {
  private Ec2Service() {}

  public static Service of(Control control, Ids ids, ServiceDirectory directory) {
    var actions = new Actions(control, ids);
    return Service.of(
        Ec2.SERVICE,
        List.of(
            new Vpcs(actions).operations(),
            new VpcAttributes(actions).operations(),
            new DefaultVpcs(actions).operations(),
            new AccountAttributes(actions).operations(),
            new DhcpOptionsOperations(actions).operations(),
            new BlockAssociations(actions).operations(),
            new Subnets(actions).operations(),
            new SubnetAttributes(actions).operations(),
            new Places(actions, directory.regions()).operations(),
            new RouteTables(actions).operations(),
            new RouteTableAssociations(actions).operations(),
            new Routes(actions).operations(),
            new Propagation(actions).operations(),
            new InternetGateways(actions).operations(),
            new ElasticAddresses(actions).operations(),
            new AddressAssociations(actions).operations(),
            new AddressAttributes(actions).operations(),
            new NatGateways(actions).operations(),
            new EgressOnlyGateways(actions).operations(),
            new VpnGateways(actions).operations(),
            new PeeringConnections(actions).operations(),
            new PeeringOptions(actions).operations(),
            new NetworkInterfaces(actions).operations(),
            new InterfaceAddresses(actions).operations(),
            new InterfaceAttributes(actions).operations(),
            new SecurityGroups(actions).operations(),
            new GroupRuleChanges(actions).operations(),
            new GroupRuleEdits(actions).operations(),
            new GroupRuleReads(actions).operations(),
            new InterfaceAttachments(actions, new Machines()).operations(),
            new RunInstances(actions).operations(),
            new StateChanges(actions).operations(),
            new InstanceReads(actions).operations(),
            new InstanceAttributes(actions).operations(),
            new ProfileAssociations(actions).operations(),
            new Volumes(actions).operations(),
            new KeyPairs(actions).operations(),
            new Catalogue(actions).operations(),
            new TransitGateways(actions).operations(),
            new TransitAttachments(actions).operations(),
            new TransitTables(actions).operations(),
            new TransitAssociations(actions).operations(),
            new TransitRoutes(actions).operations(),
            new TransitPrefixLists(actions).operations(),
            new PublicAccess(actions).operations(),
            new StaleGroups(actions).operations(),
            new NetworkAcls(actions).operations(),
            new NetworkAclEntries(actions).operations(),
            new PrefixLists(actions).operations(),
            new ManagedPrefixLists(actions).operations(),
            new PrefixListChanges(actions).operations(),
            new VpcEndpoints(actions, directory).operations(),
            new EndpointServices(actions, directory).operations(),
            new ProvidedServices(actions).operations(),
            new ServicePermissions(actions).operations(),
            new EndpointConnections(actions).operations(),
            new Notifications(actions).operations(),
            new FlowLogs(actions).operations(),
            new TagOperations(actions).operations()));
  }
}

package dev.culvert.services.ec2;

import static dev.culvert.services.ec2.Console.text;
import static dev.culvert.services.ec2.Console.there;
import static org.assertj.core.api.Assertions.assertThat;

import dev.culvert.network.NetworkInterface;
import dev.culvert.network.walk.DropReason;
import dev.culvert.network.walk.Flow;
import dev.culvert.network.walk.Outcome;
import dev.culvert.network.walk.ServiceDirectory;
import dev.culvert.network.walk.Walk;
import dev.culvert.services.Access;
import dev.culvert.services.control.Control;
import dev.culvert.services.ec2.instance.Instance;
import dev.culvert.services.ec2.instance.Profiles;
import dev.culvert.services.iam.InstanceProfile;
import dev.culvert.services.iam.Role;
import dev.culvert.shapes.ec2.AssociateIamInstanceProfileRequest;
import dev.culvert.shapes.ec2.AttachNetworkInterfaceRequest;
import dev.culvert.shapes.ec2.AttributeBooleanValue;
import dev.culvert.shapes.ec2.CreateRouteRequest;
import dev.culvert.shapes.ec2.DescribeInstancesRequest;
import dev.culvert.shapes.ec2.DescribeNetworkInterfacesRequest;
import dev.culvert.shapes.ec2.DescribeVolumesRequest;
import dev.culvert.shapes.ec2.DetachNetworkInterfaceRequest;
import dev.culvert.shapes.ec2.DisassociateIamInstanceProfileRequest;
import dev.culvert.shapes.ec2.Ec2;
import dev.culvert.shapes.ec2.IamInstanceProfileSpecification;
import dev.culvert.shapes.ec2.InstanceNetworkInterfaceSpecification;
import dev.culvert.shapes.ec2.ModifyInstanceAttributeRequest;
import dev.culvert.shapes.ec2.RunInstancesRequest;
import dev.culvert.shapes.ec2.StartInstancesRequest;
import dev.culvert.shapes.ec2.StopInstancesRequest;
import dev.culvert.shapes.ec2.TerminateInstancesRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** VPC 10.0.0.0/16 with one subnet, whose main table leads to an internet gateway. */
class InstancesTest {
  private static final String DYNAMO_DB = "dynamodb.us-east-1.amazonaws.com";

  private final Console ec2 = Console.empty();
  private final String vpc = ec2.vpc();
  private final String subnet = ec2.subnet(vpc, "10.0.1.0/24");

  private RunInstancesRequest request() {
    return new RunInstancesRequest()
        .imageId("ami-08a0d1e16fc3f61ea")
        .instanceType("t3.micro")
        .subnetId(subnet)
        .minCount(1)
        .maxCount(1);
  }

  private String run(RunInstancesRequest input) {
    var made = there(ec2.call(Ec2.RUN_INSTANCES, input).instances);
    assertThat(made).hasSize(1);
    assertThat(there(made.getFirst().state).name).isEqualTo("pending");
    return text(made.getFirst().instanceId);
  }

  private dev.culvert.shapes.ec2.Instance described(String id) {
    var input = new DescribeInstancesRequest().instanceIds(List.of(id));
    var reservation = there(ec2.call(Ec2.DESCRIBE_INSTANCES, input).reservations).getFirst();
    return there(reservation.instances).getFirst();
  }

  private String interfaceOf(String id) {
    return text(there(described(id).networkInterfaces).getFirst().networkInterfaceId);
  }

  private Outcome walk(String interfaceId) {
    return Walk.of(
            ec2.network(),
            ServiceDirectory.standard(),
            Flow.toHost(interfaceId, DYNAMO_DB, 443, 40000))
        .outcome();
  }

  private String publicInstance() {
    var gateway = Fixtures.attachedInternetGateway(ec2, vpc);
    var main = ec2.network().mainAssociation(vpc).orElseThrow().routeTableId();
    ec2.call(
        Ec2.CREATE_ROUTE,
        new CreateRouteRequest()
            .routeTableId(main)
            .destinationCidrBlock("0.0.0.0/0")
            .gatewayId(gateway));
    return run(
        request()
            .subnetId(null)
            .networkInterfaces(
                List.of(
                    new InstanceNetworkInterfaceSpecification()
                        .deviceIndex(0)
                        .subnetId(subnet)
                        .associatePublicIpAddress(true))));
  }

  @Test
  void anInstanceIsRunningWithAnInterfaceAndADiskOnceItIsDescribed() {
    var it = described(run(request()));

    assertThat(there(it.state).name).isEqualTo("running");
    assertThat(it.privateIpAddress).isEqualTo("10.0.1.4");
    assertThat(it.vpcId).isEqualTo(vpc);
    assertThat(there(it.metadataOptions).httpTokens).isEqualTo("required");
    var disk = there(there(it.blockDeviceMappings).getFirst().ebs);
    var volumes = new DescribeVolumesRequest().volumeIds(List.of(text(disk.volumeId)));
    var volume = there(ec2.call(Ec2.DESCRIBE_VOLUMES, volumes).volumes).getFirst();
    assertThat(volume.size).isEqualTo(8);
    assertThat(there(volume.attachments).getFirst().instanceId).isEqualTo(it.instanceId);
  }

  @Test
  void whatRunsOnAStoppedInstanceSendsNothing() {
    var id = publicInstance();
    var at = interfaceOf(id);
    assertThat(walk(at)).isInstanceOf(Outcome.Arrived.class);

    ec2.call(Ec2.STOP_INSTANCES, new StopInstancesRequest().instanceIds(List.of(id)));
    assertThat(walk(at)).isEqualTo(new Outcome.Dropped(DropReason.INSTANCE_NOT_RUNNING));
    assertThat(described(id).publicIpAddress).isNull();

    ec2.call(Ec2.START_INSTANCES, new StartInstancesRequest().instanceIds(List.of(id)));
    assertThat(described(id).publicIpAddress).startsWith("198.19.");
    assertThat(walk(at)).isInstanceOf(Outcome.Arrived.class);
  }

  @Test
  void aTerminatedInstanceIsSeenForAnHourWithoutInterfacesAndDisks() {
    var id = run(request());
    var at = interfaceOf(id);

    ec2.call(Ec2.TERMINATE_INSTANCES, new TerminateInstancesRequest().instanceIds(List.of(id)));

    assertThat(there(described(id).state).name).isEqualTo("terminated");
    assertThat(described(id).networkInterfaces).isEmpty();
    assertThat(ec2.network().find(NetworkInterface.class, at)).isEmpty();
    var volumes = ec2.call(Ec2.DESCRIBE_VOLUMES, new DescribeVolumesRequest()).volumes;
    assertThat(volumes).isEmpty();
    var later = ec2.at(Console.NOW.plus(Duration.ofHours(2)));
    var input = new DescribeInstancesRequest().instanceIds(List.of(id));
    assertThat(later.refusal(Ec2.DESCRIBE_INSTANCES, input).code())
        .isEqualTo("InvalidInstanceID.NotFound");
  }

  @Test
  void aProtectedInstanceIsNotTerminated() {
    var id = run(request().disableApiTermination(true));
    var terminate = new TerminateInstancesRequest().instanceIds(List.of(id));
    assertThat(ec2.refusal(Ec2.TERMINATE_INSTANCES, terminate).code())
        .isEqualTo("OperationNotPermitted");

    ec2.call(
        Ec2.MODIFY_INSTANCE_ATTRIBUTE,
        new ModifyInstanceAttributeRequest()
            .instanceId(id)
            .disableApiTermination(new AttributeBooleanValue().value(false)));
    ec2.call(Ec2.TERMINATE_INSTANCES, terminate);
  }

  @Test
  void aRetryWithTheSameTokenLaunchesNothing() {
    var first = run(request().clientToken("one"));
    assertThat(run(request().clientToken("one"))).isEqualTo(first);
    var other = request().clientToken("one").instanceType("t3.small");
    assertThat(ec2.refusal(Ec2.RUN_INSTANCES, other).code())
        .isEqualTo("IdempotentParameterMismatch");
  }

  @Test
  void interfacesAreAttachedUpToTheLimitOfTheType() {
    var id = run(request());
    var second = attach(id, Fixtures.networkInterface(ec2, subnet), 1);
    var third = Fixtures.networkInterface(ec2, subnet);
    var tooMany =
        new AttachNetworkInterfaceRequest().instanceId(id).networkInterfaceId(third).deviceIndex(2);
    assertThat(ec2.refusal(Ec2.ATTACH_NETWORK_INTERFACE, tooMany).code())
        .isEqualTo("AttachmentLimitExceeded");

    ec2.call(
        Ec2.DETACH_NETWORK_INTERFACE, new DetachNetworkInterfaceRequest().attachmentId(second));
    attach(id, third, 1);
    var described = described(id);
    assertThat(described.networkInterfaces).hasSize(2);
    var primary = there(there(described.networkInterfaces).getFirst().attachment);
    var detach = new DetachNetworkInterfaceRequest().attachmentId(primary.attachmentId);
    assertThat(ec2.refusal(Ec2.DETACH_NETWORK_INTERFACE, detach).code())
        .isEqualTo("OperationNotPermitted");
  }

  private String attach(String instance, String networkInterface, int device) {
    var input =
        new AttachNetworkInterfaceRequest()
            .instanceId(instance)
            .networkInterfaceId(networkInterface)
            .deviceIndex(device);
    return text(ec2.call(Ec2.ATTACH_NETWORK_INTERFACE, input).attachmentId);
  }

  @Test
  void anAttachedInterfaceOutlivesItsInstance() {
    var id = run(request());
    var second = Fixtures.networkInterface(ec2, subnet);
    attach(id, second, 1);
    ec2.call(Ec2.TERMINATE_INSTANCES, new TerminateInstancesRequest().instanceIds(List.of(id)));
    var input = new DescribeNetworkInterfacesRequest().networkInterfaceIds(List.of(second));
    var left = there(ec2.call(Ec2.DESCRIBE_NETWORK_INTERFACES, input).networkInterfaces);
    assertThat(left.getFirst().status).isEqualTo("available");
  }

  @Test
  void theProfileGivesTheRoleAndItMustBeAllowedToPassIt() {
    profile("web", "reader");
    var wanted = new IamInstanceProfileSpecification().name("web");
    var input = request().iamInstanceProfile(wanted);
    assertThat(ec2.accesses(Ec2.RUN_INSTANCES, input))
        .extracting(Access::action)
        .contains("ec2:RunInstances", "iam:PassRole");
    var id = run(input);
    assertThat(role(id)).contains("reader");
    assertThat(there(described(id).iamInstanceProfile).arn)
        .isEqualTo("arn:aws:iam::111122223333:instance-profile/web");

    var association = instance(id).profile().orElseThrow().associationId();
    ec2.call(
        Ec2.DISASSOCIATE_IAM_INSTANCE_PROFILE,
        new DisassociateIamInstanceProfileRequest().associationId(association));
    assertThat(role(id)).isEmpty();
    ec2.call(
        Ec2.ASSOCIATE_IAM_INSTANCE_PROFILE,
        new AssociateIamInstanceProfileRequest().instanceId(id).iamInstanceProfile(wanted));
    assertThat(role(id)).contains("reader");
  }

  private Instance instance(String id) {
    return ec2.world().find(Instance.REGISTER, id).orElseThrow();
  }

  private Optional<String> role(String id) {
    return Profiles.role(instance(id), ec2.world()).map(Role::name);
  }

  private void profile(String name, String role) {
    ec2.control()
        .change(world ->
            new Control.Changed<>(
                world
                    .with(
                        Role.REGISTER,
                        new Role(
                            Console.ACCOUNT,
                            role,
                            "/",
                            "AROA1",
                            Console.NOW,
                            Optional.empty(),
                            "{}",
                            new TreeMap<>(),
                            Set.of(),
                            Optional.empty(),
                            3600,
                            Map.of()))
                    .with(
                        InstanceProfile.REGISTER,
                        new InstanceProfile(
                            Console.ACCOUNT,
                            name,
                            "/",
                            "AIPA1",
                            Console.NOW,
                            Optional.of(role),
                            Map.of())),
                name));
  }

  @Test
  void wrongRequestsAreRefusedWithAwsCodes() {
    assertThat(code(request().imageId("ami-nope"))).isEqualTo("InvalidAMIID.Malformed");
    assertThat(code(request().instanceType("t9.huge"))).isEqualTo("InvalidParameterValue");
    assertThat(code(request().subnetId("subnet-0123456789abcdef0")))
        .isEqualTo("InvalidSubnetID.NotFound");
    assertThat(code(request().keyName("nobody's"))).isEqualTo("InvalidKeyPair.NotFound");
    assertThat(code(request().minCount(2))).isEqualTo("InvalidParameterValue");
    assertThat(code(request().subnetId(null))).isEqualTo("VPCIdNotSpecified");
    assertThat(code(request().dryRun(true))).isEqualTo("DryRunOperation");
    assertThat(code(request().securityGroupIds(List.of("sg-0123456789abcdef0"))))
        .isEqualTo("InvalidGroup.NotFound");
    assertThat(code(request().iamInstanceProfile(new IamInstanceProfileSpecification().name("no"))))
        .isEqualTo("InvalidParameterValue");
    var malformed = new DescribeInstancesRequest().instanceIds(List.of("i-xyz"));
    assertThat(ec2.refusal(Ec2.DESCRIBE_INSTANCES, malformed).code())
        .isEqualTo("InvalidInstanceID.Malformed");
  }

  private String code(RunInstancesRequest input) {
    return ec2.refusal(Ec2.RUN_INSTANCES, input).code();
  }
}

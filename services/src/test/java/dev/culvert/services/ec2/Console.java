package dev.culvert.services.ec2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.culvert.items.store.MemoryStore;
import dev.culvert.items.store.Store;
import dev.culvert.network.Ipv4Address;
import dev.culvert.network.Network;
import dev.culvert.network.walk.Arrival;
import dev.culvert.network.walk.ServiceDirectory;
import dev.culvert.policy.Policies;
import dev.culvert.policy.Principal;
import dev.culvert.policy.PrincipalKeys;
import dev.culvert.services.Access;
import dev.culvert.services.Call;
import dev.culvert.services.Caller;
import dev.culvert.services.Ids;
import dev.culvert.services.Operation;
import dev.culvert.services.Service;
import dev.culvert.services.control.Control;
import dev.culvert.services.control.Register;
import dev.culvert.services.control.World;
import dev.culvert.services.iam.IamService;
import dev.culvert.shapes.ec2.CreateRouteTableRequest;
import dev.culvert.shapes.ec2.CreateSubnetRequest;
import dev.culvert.shapes.ec2.CreateVpcRequest;
import dev.culvert.shapes.ec2.DescribeRouteTablesRequest;
import dev.culvert.shapes.ec2.Ec2;
import dev.culvert.shapes.ec2.Filter;
import dev.culvert.shapes.ec2.Route;
import dev.culvert.shapes.ec2.Tag;
import dev.culvert.shapes.ec2.TagSpecification;
import dev.culvert.wire.aws.AwsException;
import dev.culvert.wire.aws.OperationShape;
import dev.culvert.wire.aws.Structure;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A caller of EC2 in the same process: runs operations on a world of its own, as root. */
final class Console {
  static final String ACCOUNT = "111122223333";
  static final String REGION = "us-east-1";
  static final Instant NOW = Instant.parse("2026-03-04T05:06:07Z");

  private final Store store;
  private final Control control;
  private final Service service;
  private final String account;
  private final String region;
  private final Instant now;

  private Console(
      Store store, Control control, Service service, String account, String region, Instant now) {
    this.store = store;
    this.control = control;
    this.service = service;
    this.account = account;
    this.region = region;
    this.now = now;
  }

  static Console empty() {
    return open(new MemoryStore());
  }

  private static Console open(Store store) {
    var directory = ServiceDirectory.standard();
    var control =
        Control.open(
            store, registers(), World.of(Network.empty().withAll(directory.prefixLists())));
    var ids = new Ids(new SplittableRandom());
    return new Console(
        store, control, Ec2Service.of(control, ids, directory), ACCOUNT, REGION, NOW);
  }

  private static List<Register<?>> registers() {
    return Stream.of(Ec2Registers.ALL, IamService.REGISTERS)
        .<Register<?>>flatMap(List::stream)
        .toList();
  }

  /** The same store, read anew as after a restart. */
  Console reopened() {
    var other = open(store);
    return new Console(other.store, other.control, other.service, account, region, now);
  }

  Console in(String otherRegion) {
    return new Console(store, control, service, account, otherRegion, now);
  }

  Console as(String otherAccount) {
    return new Console(store, control, service, otherAccount, region, now);
  }

  Console at(Instant later) {
    return new Console(store, control, service, account, region, later);
  }

  World world() {
    return control.world();
  }

  Network network() {
    return world().network();
  }

  Service service() {
    return service;
  }

  Control control() {
    return control;
  }

  <I extends Structure, O extends Structure> O call(OperationShape<I, O> shape, I input) {
    var operation = operation(shape);
    var call = call();
    assertThat(operation.accesses().of(input, call)).isNotEmpty();
    return operation.behaviour().run(input, call);
  }

  <I extends Structure> List<Access> accesses(OperationShape<I, ?> shape, I input) {
    return operation(shape).accesses().of(input, call());
  }

  /** The refusal of a call; the world is as it was. */
  <I extends Structure> AwsException refusal(OperationShape<I, ?> shape, I input) {
    var before = world();
    var refusal = catchThrowableOfType(AwsException.class, () -> call(shape, input));
    assertThat(refusal).as("refusal of %s", shape.name()).isNotNull();
    assertThat(world()).as("the world after a refusal").isSameAs(before);
    return refusal;
  }

  @SuppressWarnings("unchecked") // a service lists operations by their shapes
  private <I extends Structure, O extends Structure> Operation<I, O> operation(
      OperationShape<I, O> shape) {
    return (Operation<I, O>) service.operation(shape).orElseThrow();
  }

  private Call call() {
    var root = new Principal.AccountRoot(account);
    return new Call(
        new Caller(root, "AKIAROOT", PrincipalKeys.of(root), Policies.NONE),
        region,
        new Arrival.Public(Ipv4Address.parse("127.0.0.1")),
        now,
        "req-1",
        world());
  }

  // What most tests begin with.

  String vpc(String cidr) {
    var made = call(Ec2.CREATE_VPC, new CreateVpcRequest().cidrBlock(cidr)).vpc;
    return text(there(made).vpcId);
  }

  String vpc() {
    return vpc("10.0.0.0/16");
  }

  String subnet(String vpcId, String cidr) {
    return subnet(vpcId, cidr, "us-east-1a");
  }

  String subnet(String vpcId, String cidr, String zone) {
    var input = new CreateSubnetRequest().vpcId(vpcId).cidrBlock(cidr).availabilityZone(zone);
    return text(there(call(Ec2.CREATE_SUBNET, input).subnet).subnetId);
  }

  String table(String vpcId) {
    var input = new CreateRouteTableRequest().vpcId(vpcId);
    return text(there(call(Ec2.CREATE_ROUTE_TABLE, input).routeTable).routeTableId);
  }

  List<Route> routes(String tableId) {
    var input = new DescribeRouteTablesRequest().routeTableIds(List.of(tableId));
    return there(there(call(Ec2.DESCRIBE_ROUTE_TABLES, input).routeTables).getFirst().routes);
  }

  /** A member that has to be there. */
  static <T> T there(@Nullable T value) {
    return Objects.requireNonNull(value);
  }

  static String text(@Nullable String value) {
    return there(value);
  }

  static Filter filter(String name, String... values) {
    return new Filter().name(name).values(List.of(values));
  }

  static List<TagSpecification> tags(String type, String key, String value) {
    return List.of(
        new TagSpecification().resourceType(type).tags(List.of(new Tag().key(key).value(value))));
  }
}

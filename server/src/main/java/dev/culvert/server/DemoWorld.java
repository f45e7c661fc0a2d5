package dev.culvert.server;

import dev.culvert.items.Database;
import dev.culvert.items.operation.Put;
import dev.culvert.items.table.AttributeDefinition;
import dev.culvert.items.table.CreateTable;
import dev.culvert.items.table.KeySchemaElement;
import dev.culvert.items.table.ScalarType;
import dev.culvert.items.table.TableAddress;
import dev.culvert.items.value.AttributeValue;
import dev.culvert.items.value.DynamoNumber;
import dev.culvert.items.value.Item;
import dev.culvert.network.Cidr;
import dev.culvert.network.RouteTable;
import dev.culvert.network.RouteTableAssociation;
import dev.culvert.network.Vpc;
import dev.culvert.services.Ids;
import dev.culvert.services.control.Control;
import dev.culvert.services.control.Control.Changed;
import dev.culvert.services.control.World;
import dev.culvert.services.ec2.basis.Draft;
import dev.culvert.services.ec2.basis.Kind;
import dev.culvert.services.ec2.basis.Scope;
import dev.culvert.services.ec2.vpc.SubnetFactory;
import dev.culvert.services.ec2.vpc.VpcFactory;
import dev.culvert.services.iam.InstanceProfile;
import dev.culvert.services.iam.Role;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The world of the first example: a VPC with a private subnet on a route table of its own, a table
 * of orders, and a role that may do everything with it. Nobody has made a VPC endpoint yet.
 */
final class DemoWorld {
  static final String VPC = "vpc-123abc";
  static final String ROUTE_TABLE = "rtb-456def";
  static final String SUBNET = "subnet-789abc";
  static final String TABLE = "Orders";
  static final String ROLE = "app";
  private static final int MAX_SESSION_SECONDS = 3600;

  private final TableAddress table;
  private final Scope scope;
  private final Ids ids;

  DemoWorld(String account, String region, Ids ids, Instant now) {
    this.table = new TableAddress(account, region, TABLE);
    this.scope = new Scope(account, region, now);
    this.ids = ids;
  }

  void make(Control control, Database database) {
    control.change(world ->
        new Changed<>(
            world.network().find(Vpc.class, VPC).isPresent() ? world : role(network(world)), VPC));
    if (database.tables().find(table) == null) {
      database
          .tables()
          .create(
              CreateTable.onDemand(
                  table,
                  List.of(new AttributeDefinition("OrderId", ScalarType.S)),
                  List.of(KeySchemaElement.hash("OrderId"))));
      order(database, "1001", "Ada", "42.50");
      order(database, "1002", "Grace", "17");
      order(database, "1003", "Edsger", "3.14");
    }
  }

  private World network(World world) {
    var draft = new Draft(world, scope, ids);
    var plan = VpcFactory.Plan.of(draft, Cidr.parse("10.0.0.0/16")).withVpcId(VPC);
    var vpc = VpcFactory.make(draft, plan);
    var subnet =
        SubnetFactory.make(
            draft, vpc, SUBNET, scope.region() + "a", List.of(Cidr.parse("10.0.1.0/24")));
    draft.put(
        List.of(
            new RouteTable(ROUTE_TABLE, vpc.owner(), vpc.region(), vpc.id(), List.of()),
            new RouteTableAssociation(
                draft.newId(Kind.ROUTE_TABLE_ASSOCIATION),
                vpc.owner(),
                vpc.region(),
                ROUTE_TABLE,
                new RouteTableAssociation.WithSubnet(subnet.id()))));
    return draft.world();
  }

  private World role(World world) {
    var inline = new TreeMap<String, String>();
    inline.put(
        "orders",
        """
        {"Version":"2012-10-17","Statement":[{"Sid":"Orders","Effect":"Allow",\
        "Action":"dynamodb:*","Resource":["%s","%s/index/*"]}]}\
        """
            .formatted(table.arn(), table.arn()));
    return profile(world)
        .with(
            Role.REGISTER,
            new Role(
                scope.account(),
                ROLE,
                "/",
                ids.unique("AROA"),
                scope.now(),
                Optional.of("What the clients of the demo are"),
                """
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow",\
                "Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}\
                """,
                inline,
                Set.of(),
                Optional.empty(),
                MAX_SESSION_SECONDS,
                Map.of()));
  }

  /** So that instances can be launched with the role. */
  private World profile(World world) {
    return world.with(
        InstanceProfile.REGISTER,
        new InstanceProfile(
            scope.account(),
            ROLE,
            "/",
            ids.unique("AIPA"),
            scope.now(),
            Optional.of(ROLE),
            Map.of()));
  }

  private void order(Database database, String id, String customer, String total) {
    var item =
        Map.<String, AttributeValue>of(
            "OrderId", new AttributeValue.S(id),
            "Customer", new AttributeValue.S(customer),
            "Total", new AttributeValue.N(DynamoNumber.parse(total)));
    database.write(Put.of(table, Item.copyOf(item)));
  }
}

package dev.culvert.server;

import dev.culvert.carriers.Carrier;
import dev.culvert.carriers.Carrier.Refusal;
import dev.culvert.network.AddressFamily;
import dev.culvert.network.NetworkInterface;
import dev.culvert.network.NetworkInterface.PrivateAddress;
import dev.culvert.network.NetworkInterface.Use;
import dev.culvert.network.Subnet;
import dev.culvert.network.Vpc;
import dev.culvert.services.Caller;
import dev.culvert.services.Ids;
import dev.culvert.services.clients.Client;
import dev.culvert.services.control.Control;
import dev.culvert.services.control.Control.Changed;
import dev.culvert.services.control.World;
import dev.culvert.services.ec2.basis.Draft;
import dev.culvert.services.ec2.basis.Scope;
import dev.culvert.services.ec2.gateway.PublicAddresses;
import dev.culvert.services.ec2.instance.Instance;
import dev.culvert.services.ec2.nic.FreeAddresses;
import dev.culvert.services.ec2.nic.NewInterface;
import dev.culvert.services.iam.Role;
import dev.culvert.services.own.ClientPlaces;
import dev.culvert.services.own.ClientRequest;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds or makes the network interface that a program runs behind, and attaches the carrier. */
final class ClientAttachments implements ClientPlaces {
  private static final String DESCRIPTION = "culvert exec";
  private static final String DEFAULT_ROLE = "app";

  private final Control control;
  private final Carrier carrier;
  private final Ids ids;
  private final InstantSource clock;

  ClientAttachments(Control control, Carrier carrier, Ids ids, InstantSource clock) {
    this.control = control;
    this.carrier = carrier;
    this.ids = ids;
    this.clock = clock;
  }

  @Override
  public Map<String, Object> make(ClientRequest request, Caller caller) {
    var client = control.change(world -> client(request, caller.account(), world));
    var refusal =
        request.refusal().map(String::toUpperCase).map(Refusal::valueOf).orElse(Refusal.SILENT);
    var attachment = carrier.attach(client.interfaceId(), refusal);
    var told = new LinkedHashMap<String, Object>();
    told.put("interfaceId", client.interfaceId());
    told.put("instanceId", client.instanceId());
    told.put("role", client.role());
    told.put("region", attachment.region());
    told.put("proxy", attachment.proxy());
    told.put("metadata", attachment.metadata());
    told.put("endpoints", attachment.endpoints());
    return told;
  }

  private Changed<Client> client(ClientRequest request, String account, World world) {
    var asked = request.role().map(name -> role(name, account, world));
    if (given(request) != 1) {
      throw new IllegalArgumentException("name one of a subnet, an instance and an interface");
    }
    if (request.instance().isPresent()) {
      return asInstance(ofInstance(request.instance().get(), world), asked, world);
    }
    if (request.networkInterface().isPresent()) {
      var at = find(request.networkInterface().get(), world);
      return Instance.behind(at, world).isPresent()
          ? asInstance(at, asked, world)
          : behind(at, asked.or(() -> defaultRole(account, world)), world);
    }
    var role = asked.or(() -> defaultRole(account, world));
    return inSubnet(request.subnet().orElseThrow(), role, account, world);
  }

  private static Optional<String> defaultRole(String account, World world) {
    return world.find(Role.REGISTER, Role.key(account, DEFAULT_ROLE)).map(Role::name);
  }

  /** Without a role of its own, what runs there has its instance's. */
  private static Changed<Client> asInstance(
      NetworkInterface at, Optional<String> role, World world) {
    var instance = Instance.behind(at, world).orElseThrow();
    if (at.attachment().filter(to -> to.running()).isEmpty()) {
      throw new IllegalArgumentException("instance `" + instance.id() + "` is not running");
    }
    var client = new Client(at.id(), instance.id(), at.owner(), role);
    var known = world.find(Client.REGISTER, at.id());
    return new Changed<>(
        known.filter(client::equals).isPresent() ? world : world.with(Client.REGISTER, client),
        client);
  }

  private static long given(ClientRequest request) {
    return List.of(request.subnet(), request.instance(), request.networkInterface()).stream()
        .filter(Optional::isPresent)
        .count();
  }

  private static String role(String name, String account, World world) {
    return world
        .find(Role.REGISTER, Role.key(account, name))
        .map(Role::name)
        .orElseThrow(() -> new IllegalArgumentException("there is no role `" + name + "`"));
  }

  private static NetworkInterface find(String id, World world) {
    return world
        .network()
        .find(NetworkInterface.class, id)
        .orElseThrow(
            () -> new IllegalArgumentException("there is no network interface `" + id + "`"));
  }

  private static NetworkInterface ofInstance(String instanceId, World world) {
    if (world.find(Instance.REGISTER, instanceId).isEmpty()) {
      throw new IllegalArgumentException("there is no instance `" + instanceId + "`");
    }
    return world.network().all(NetworkInterface.class).stream()
        .filter(at ->
            at.attachment()
                .filter(to -> to.instanceId().equals(instanceId) && to.deviceIndex() == 0)
                .isPresent())
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("instance `" + instanceId + "` is not running"));
  }

  /** The client behind an interface; a role that is named replaces the one it had. */
  private Changed<Client> behind(NetworkInterface at, Optional<String> role, World world) {
    var known = world.find(Client.REGISTER, at.id());
    var client =
        new Client(
            at.id(),
            known.map(Client::instanceId).orElseGet(() -> instanceId(at)),
            at.owner(),
            role.or(() -> known.flatMap(Client::role)));
    return new Changed<>(
        known.filter(client::equals).isPresent() ? world : world.with(Client.REGISTER, client),
        client);
  }

  private String instanceId(NetworkInterface at) {
    return at.attachment().map(to -> to.instanceId()).orElseGet(() -> ids.ec2("i"));
  }

  /** One interface for each role, used by every program that runs in the subnet with it. */
  private Changed<Client> inSubnet(
      String subnetId, Optional<String> role, String account, World world) {
    var network = world.network();
    var subnet =
        network
            .find(Subnet.class, subnetId)
            .orElseThrow(
                () -> new IllegalArgumentException("there is no subnet `" + subnetId + "`"));
    for (var at : network.all(NetworkInterface.class)) {
      var fits =
          at.subnetId().equals(subnetId)
              && at.description().equals(DESCRIPTION)
              && world
                  .find(Client.REGISTER, at.id())
                  .filter(client -> client.role().equals(role))
                  .isPresent();
      if (fits) {
        return behind(at, role, world);
      }
    }
    return inNewInterface(subnet, role, new Draft(world, scope(subnet, account), ids));
  }

  private Changed<Client> inNewInterface(Subnet subnet, Optional<String> role, Draft draft) {
    var network = draft.network();
    var vpc = network.find(Vpc.class, subnet.vpcId()).orElseThrow();
    var ip = new FreeAddresses(network, subnet).next(AddressFamily.IPV4);
    var made =
        new NewInterface(
                subnet,
                List.of(ip),
                List.of(vpc.defaultSecurityGroupId()),
                DESCRIPTION,
                new Use.Ordinary())
            .make(draft);
    if (subnet.mapPublicIpOnLaunch()) {
      draft.put(
          made.withAddresses(
              List.of(new PrivateAddress(ip, Optional.of(PublicAddresses.next(network))))));
    }
    return behind(made, role, draft.world());
  }

  private Scope scope(Subnet subnet, String account) {
    return new Scope(account, subnet.region(), clock.instant());
  }
}

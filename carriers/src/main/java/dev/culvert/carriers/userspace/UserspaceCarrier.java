package dev.culvert.carriers.userspace;

import dev.culvert.carriers.Attachment;
import dev.culvert.carriers.Carrier;
import dev.culvert.network.AddressFormatException;
import dev.culvert.network.IpAddress;
import dev.culvert.network.Network;
import dev.culvert.network.NetworkInterface;
import dev.culvert.network.walk.Flow;
import dev.culvert.network.walk.LocalService;
import dev.culvert.network.walk.NotResolvedReason;
import dev.culvert.network.walk.Outcome;
import dev.culvert.network.walk.Passage;
import dev.culvert.network.walk.ServiceDirectory;
import dev.culvert.network.walk.Walk;
import dev.culvert.wire.http.Admission;
import dev.culvert.wire.http.Authority;
import dev.culvert.wire.http.Connection;
import dev.culvert.wire.http.Gate;
import dev.culvert.wire.http.Ingress;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Lets each connection walk through the network before anything of it is read. Who a client is
 * comes from the port it connected to, or from a token it presented to the proxy; where it wants to
 * go, from what it asked the proxy for. Nothing inside a request says either.
 */
public final class UserspaceCarrier implements Carrier, Gate<Passage> {
  private final Supplier<Network> network;
  private final ServiceDirectory directory;
  private final ProxyTokens tokens;
  private final Consumer<Walk> judged;
  private final Consumer<Walk> refused;
  private final ClientPorts ports;
  private final Map<Connection, Carried> carried = new ConcurrentHashMap<>();

  /**
   * @param key what proxy tokens are made with; any 32 unpredictable bytes
   * @param judged is told of each walk of a new connection, before anything else
   * @param refused is told of each walk that led nowhere
   */
  public UserspaceCarrier(
      Supplier<Network> network,
      ServiceDirectory directory,
      byte[] key,
      Listening listening,
      Consumer<Walk> judged,
      Consumer<Walk> refused) {
    this.network = network;
    this.directory = directory;
    this.tokens = new ProxyTokens(key);
    this.ports = new ClientPorts(listening, directory);
    this.judged = judged;
    this.refused = refused;
  }

  @Override
  public Attachment attach(String interfaceId, Refusal refusal) {
    var at =
        network
            .get()
            .find(NetworkInterface.class, interfaceId)
            .orElseThrow(() -> new IllegalArgumentException("no network interface " + interfaceId));
    return ports.attach(at, refusal);
  }

  /** The password of an interface at the common proxy; its id is the user name. */
  public String proxyToken(String interfaceId) {
    return tokens.of(interfaceId);
  }

  @Override
  public Admission<Passage> admit(Ingress ingress) {
    var port = ports.named(ingress.listener());
    if (port.isPresent()) {
      return inside(
          ingress,
          port.get().interfaceId(),
          destination(ingress, port.get()),
          port.get().refusal());
    }
    if (ingress.proxyIdentity().isPresent()) {
      var identity = ingress.proxyIdentity().get();
      return tokens.proves(identity)
          ? inside(ingress, identity.user(), ingress.destination(), Refusal.SILENT)
          : new Admission.Refused<>(407, "the proxy user is a network interface, with its token");
    }
    return fromOutside(ingress);
  }

  private static Admission<Passage> fromOutside(Ingress ingress) {
    // A TLS server name is no wish to be carried elsewhere; a proxy request is.
    var addressedHere =
        ingress.destination().isEmpty()
            || (ingress.encrypted()
                && ingress.serverName().equals(ingress.destination().map(Authority::host)));
    if (!addressedHere) {
      return new Admission.Refused<>(
          407, "the proxy carries clients inside a VPC: present a network interface and its token");
    }
    var peer = IpAddress.of(ingress.peer().getAddress());
    return new Admission.Admitted<>(new Passage.FromOutside(peer));
  }

  private static Optional<Authority> destination(Ingress ingress, ClientPort port) {
    return ingress
        .destination()
        .map(to ->
            // TLS straight to the port, named by the handshake alone.
            to.port() == ingress.local().getPort() ? new Authority(to.host(), 443) : to)
        .or(port::stands);
  }

  private Admission<Passage> inside(
      Ingress ingress, String interfaceId, Optional<Authority> destination, Refusal refusal) {
    if (destination.isEmpty()) {
      return new Admission.Refused<>(
          400, "this port is the proxy of " + interfaceId + ": say where the request should go");
    }
    var now = network.get();
    var before = carried.get(ingress.connection());
    if (before != null
        && before.network().equals(now)
        && before.interfaceId().equals(interfaceId)
        && before.destination().equals(destination.get())) {
      return passage(before.walk(), destination.get(), refusal);
    }
    var walk = walk(now, interfaceId, destination.get(), ingress.peer().getPort());
    if (before == null) {
      judged.accept(walk);
    }
    var admission = passage(walk, destination.get(), refusal);
    if (admission instanceof Admission.Admitted<Passage>) {
      keep(ingress.connection(), new Carried(interfaceId, destination.get(), now, walk));
    } else {
      refused.accept(walk);
    }
    return admission;
  }

  private void keep(Connection connection, Carried way) {
    if (carried.put(connection, way) == null) {
      connection.onClose(() -> carried.remove(connection));
    }
  }

  private Walk walk(Network now, String interfaceId, Authority to, int sourcePort) {
    var flow =
        isAddress(to.host())
            ? Flow.toAddress(interfaceId, IpAddress.parse(to.host()), to.port(), sourcePort)
            : Flow.toHost(interfaceId, to.host(), to.port(), sourcePort);
    return Walk.of(now, directory, flow);
  }

  private static boolean isAddress(String host) {
    try {
      IpAddress.parse(host);
      return true;
    } catch (AddressFormatException e) {
      return false;
    }
  }

  private static Admission<Passage> passage(Walk walk, Authority to, Refusal refusal) {
    return switch (walk.outcome()) {
      case Outcome.Arrived arrived ->
          new Admission.Admitted<>(new Passage.ToService(walk, arrived, to.host(), to.port()));
      case Outcome.ReachedLocalService local ->
          local.service() == LocalService.INSTANCE_METADATA
              ? new Admission.Admitted<>(new Passage.ToMetadata(walk.flow().interfaceId()))
              : new Admission.Refused<>(502, "the proxy carries HTTP only");
      case Outcome.ReachedInterface reached ->
          new Admission.Refused<>(
              502, "nothing that Culvert runs answers at " + reached.interfaceId());
      case Outcome.LeftNetwork left ->
          new Admission.Refused<>(
              502, to.host() + " lies beyond " + left.gatewayId() + ", outside of Culvert");
      case Outcome.NotResolved not ->
          // A resolver that answers says at once that there is no such name.
          not.reason() == NotResolvedReason.UNKNOWN_NAME || refusal == Refusal.IMMEDIATE
              ? new Admission.Refused<>(502, to.host() + " has no address: " + not.reason())
              : new Admission.Silence<>();
      case Outcome.Dropped dropped ->
          refusal == Refusal.IMMEDIATE
              ? new Admission.Refused<>(504, "the packet is dropped: " + dropped.reason())
              : new Admission.Silence<>();
    };
  }

  @Override
  public void changed(Network now) {
    carried.forEach((connection, way) -> {
      var again = walk(now, way.interfaceId(), way.destination(), way.walk().flow().sourcePort());
      if (way.survives(again)) {
        // Requests on it keep the way that it was opened on, as far as security groups go.
        carried.replace(
            connection, way, new Carried(way.interfaceId(), way.destination(), now, way.walk()));
      } else {
        connection.cut();
      }
    });
    ports.keepOnly(now);
  }

  @Override
  public void close() {
    ports.close();
    carried.keySet().forEach(Connection::cut);
  }
}

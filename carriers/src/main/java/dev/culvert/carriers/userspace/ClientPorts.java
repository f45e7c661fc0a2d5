package dev.culvert.carriers.userspace;

import dev.culvert.carriers.Attachment;
import dev.culvert.carriers.Carrier.Refusal;
import dev.culvert.network.Network;
import dev.culvert.network.NetworkInterface;
import dev.culvert.network.walk.ServiceDirectory;
import dev.culvert.wire.http.Authority;
import dev.culvert.wire.http.Listener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The loopback ports of all interfaces that somebody attached to. */
final class ClientPorts {
  private static final int HTTP = 80;
  private static final Authority METADATA = new Authority("169.254.169.254", HTTP);
  private static final List<String> SERVICES =
      List.of("dynamodb", "dynamodb-streams", "sts", "ec2", "iam");

  private final Listening listening;
  private final ServiceDirectory directory;
  private final Map<String, Open> open = new ConcurrentHashMap<>();

  private record Open(ClientPort port, Listener listener) {}

  ClientPorts(Listening listening, ServiceDirectory directory) {
    this.listening = listening;
    this.directory = directory;
  }

  Optional<ClientPort> named(String listener) {
    return Optional.ofNullable(open.get(listener)).map(Open::port);
  }

  /** Opens the interface's ports, or finds those that are open. */
  Attachment attach(NetworkInterface at, Refusal refusal) {
    var endpoints = new HashMap<String, URI>();
    for (var service : SERVICES) {
      directory
          .byEndpointServiceName("com.amazonaws." + at.region() + "." + service)
          .ifPresent(found ->
              endpoints.put(
                  service,
                  uri(
                      at.id(),
                      Optional.of(new Authority(found.hosts().getFirst(), HTTP)),
                      refusal)));
    }
    return new Attachment(
        at.id(),
        at.region(),
        uri(at.id(), Optional.empty(), refusal),
        uri(at.id(), Optional.of(METADATA), refusal),
        endpoints);
  }

  private URI uri(String interfaceId, Optional<Authority> stands, Refusal refusal) {
    var port = new ClientPort(interfaceId, stands, refusal);
    var opened = open.computeIfAbsent(port.name(), name -> new Open(port, listen(name)));
    return URI.create("http://127.0.0.1:" + opened.listener.address().getPort());
  }

  private Listener listen(String name) {
    try {
      return listening.listen(name, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot open a port for " + name, e);
    }
  }

  /** Closes the ports of interfaces that are gone. */
  void keepOnly(Network network) {
    open.values()
        .removeIf(opened -> {
          var gone = network.find(NetworkInterface.class, opened.port.interfaceId()).isEmpty();
          if (gone) {
            opened.listener.close();
          }
          return gone;
        });
  }

  void close() {
    open.values().forEach(opened -> opened.listener.close());
    open.clear();
  }
}

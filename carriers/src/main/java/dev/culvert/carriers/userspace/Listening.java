package dev.culvert.carriers.userspace;

import dev.culvert.wire.http.Listener;
import java.io.IOException;
import java.net.InetSocketAddress;

/** Opens a named listener of the HTTP server. */
@FunctionalInterface
public interface Listening {
  Listener listen(String name, InetSocketAddress address) throws IOException;
}

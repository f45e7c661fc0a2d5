package dev.culvert.carriers.userspace;

import dev.culvert.carriers.Carrier.Refusal;
import dev.culvert.wire.http.Authority;
import java.util.Optional;

/**
 * A loopback port that belongs to one network interface.
 *
 * @param stands for whom a plain request is taken that does not say where it wants to go; empty on
 *     the proxy port
 */
record ClientPort(String interfaceId, Optional<Authority> stands, Refusal refusal) {

  /** The listener's name. */
  String name() {
    return interfaceId
        + " "
        + refusal
        + stands.map(to -> " for " + to.host() + ":" + to.port()).orElse("");
  }
}

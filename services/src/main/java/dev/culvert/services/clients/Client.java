package dev.culvert.services.clients;

import dev.culvert.services.control.Register;
import java.util.Optional;

/**
 * What runs behind a network interface.
 *
 * @param instanceId names it to the metadata service, and its role sessions
 * @param role the name of the role that the metadata service hands out credentials of
 */
public record Client(String interfaceId, String instanceId, String account, Optional<String> role) {

  public static final Register<Client> REGISTER =
      Register.of("culvert.client", Client.class, Client::interfaceId);
}

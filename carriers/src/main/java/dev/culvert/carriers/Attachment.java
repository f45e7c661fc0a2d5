package dev.culvert.carriers;

import java.net.URI;
import java.util.Map;

/**
 * How a program reaches what its network interface reaches.
 *
 * @param proxy for programs that honour {@code HTTPS_PROXY}; also takes TLS directly, by server
 *     name
 * @param metadata base of the instance metadata service
 * @param endpoints base URL of each service in the interface's region, for programs that honour no
 *     proxy: the request takes the same way as one to the service's real name
 */
public record Attachment(
    String interfaceId, String region, URI proxy, URI metadata, Map<String, URI> endpoints) {

  public Attachment {
    endpoints = Map.copyOf(endpoints);
  }
}

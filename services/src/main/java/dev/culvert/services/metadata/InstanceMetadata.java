package dev.culvert.services.metadata;

import dev.culvert.network.NetworkInterface;
import dev.culvert.services.control.World;
import dev.culvert.services.ec2.instance.Instance;
import dev.culvert.wire.http.Headers.Header;
import dev.culvert.wire.http.HttpRequest;
import dev.culvert.wire.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Answers {@code http://169.254.169.254}: a token first, then what the instance may know of itself
 * (Amazon EC2 User Guide, "Use the Instance Metadata Service"). Requests without a token are
 * refused, except on instances with {@code HttpTokens=optional}.
 */
public final class InstanceMetadata {
  private static final String TOKEN = "X-aws-ec2-metadata-token";
  private static final String TTL = "X-aws-ec2-metadata-token-ttl-seconds";
  private static final int MAX_TTL_SECONDS = 21_600;

  private final MetadataTokens tokens;
  private final MetadataTree tree;

  /**
   * @param key what tokens are proven with; any 32 unpredictable bytes
   */
  public InstanceMetadata(byte[] key, InstanceCredentials credentials) {
    this.tokens = new MetadataTokens(key);
    this.tree = new MetadataTree(credentials);
  }

  /** Answers the client behind this interface. */
  public HttpResponse answer(HttpRequest request, String interfaceId, World world, Instant now) {
    var path = path(request.target());
    var options =
        world
            .network()
            .find(NetworkInterface.class, interfaceId)
            .flatMap(at -> Instance.behind(at, world))
            .map(Instance::metadata);
    if (options.filter(it -> !it.enabled()).isPresent()) {
      return text(403, "403 - Forbidden");
    }
    if (request.headers().first("X-Forwarded-For").isPresent()) {
      // The service's own guard against open proxies.
      return text(403, "403 - Forbidden");
    }
    if (path.equals("/latest/api/token")) {
      return request.method().equals("PUT")
          ? token(request, interfaceId, now)
          : text(405, "405 - Method Not Allowed");
    }
    if (!request.method().equals("GET")) {
      return text(405, "405 - Method Not Allowed");
    }
    var token = request.headers().first(TOKEN);
    // Version 1 knows no tokens; one that is given must be good all the same.
    var accepted =
        token
            .map(it -> tokens.accepts(interfaceId, it, now))
            .orElseGet(() -> options.filter(it -> !it.tokensRequired()).isPresent());
    if (!accepted) {
      return text(401, "401 - Unauthorized");
    }
    return tree.find(path, interfaceId, world, now)
        .map(found -> text(200, found))
        .orElseGet(() -> text(404, "404 - Not Found"));
  }

  private HttpResponse token(HttpRequest request, String interfaceId, Instant now) {
    var seconds = request.headers().first(TTL).flatMap(InstanceMetadata::ttl);
    if (seconds.isEmpty()) {
      return text(400, "400 - Bad Request");
    }
    var token = tokens.issue(interfaceId, now.plusSeconds(seconds.get()));
    return response(200, token, List.of(new Header(TTL, seconds.get().toString())));
  }

  private static Optional<Integer> ttl(String text) {
    try {
      var seconds = Integer.parseInt(text.strip());
      return seconds >= 1 && seconds <= MAX_TTL_SECONDS ? Optional.of(seconds) : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static String path(String target) {
    var query = target.indexOf('?');
    return query < 0 ? target : target.substring(0, query);
  }

  private static HttpResponse text(int status, String text) {
    return response(status, text, List.of());
  }

  private static HttpResponse response(int status, String text, List<Header> more) {
    var headers = new ArrayList<Header>();
    headers.add(new Header("Content-Type", "text/plain"));
    headers.add(new Header("Server", "EC2ws"));
    headers.addAll(more);
    return new HttpResponse(status, headers, text.getBytes(StandardCharsets.UTF_8));
  }
}

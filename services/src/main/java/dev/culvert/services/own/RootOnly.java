package dev.culvert.services.own;

import dev.culvert.policy.Principal;
import dev.culvert.services.Addressee;
import dev.culvert.services.Authentication;
import dev.culvert.services.Caller;
import dev.culvert.services.control.Control;
import dev.culvert.wire.aws.AwsException;
import dev.culvert.wire.http.HttpRequest;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Who may ask for the server's own pages: the root user, whose signature is proven like that of any
 * request, for a service called {@code culvert}.
 */
public record RootOnly(Authentication authentication, Control control, InstantSource clock) {

  /** The root user, or a refusal. */
  Caller prove(HttpRequest request) {
    var caller =
        authentication
            .of(
                request,
                CulvertShape.SHAPE,
                new Addressee(Optional.of("culvert"), Optional.empty()),
                control.world(),
                clock.instant())
            .caller();
    if (!(caller.principal() instanceof Principal.AccountRoot)) {
      throw new AwsException("AccessDenied", "only the root user may ask for this", 403);
    }
    return caller;
  }
}

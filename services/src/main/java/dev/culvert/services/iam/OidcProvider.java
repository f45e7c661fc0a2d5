package dev.culvert.services.iam;

import dev.culvert.services.control.Register;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * An OpenID Connect issuer that an account trusts to tell who somebody is.
 *
 * @param url without its scheme, as {@code token.actions.githubusercontent.com}
 * @param clientIds the audiences that its tokens may be for
 */
public record OidcProvider(
    String account,
    String url,
    List<String> clientIds,
    List<String> thumbprints,
    Instant created,
    Map<String, String> tags) {

  public static final Register<OidcProvider> REGISTER =
      Register.of("iam.oidc-provider", OidcProvider.class, OidcProvider::arn);

  public String arn() {
    return "arn:aws:iam::" + account + ":oidc-provider/" + url;
  }

  OidcProvider with(List<String> newClientIds, List<String> newThumbprints) {
    return new OidcProvider(account, url, newClientIds, newThumbprints, created, tags);
  }

  OidcProvider withTags(Map<String, String> newTags) {
    return new OidcProvider(account, url, clientIds, thumbprints, created, newTags);
  }
}

package dev.culvert.services.sts;

import dev.culvert.services.Ids;
import dev.culvert.shapes.sts.Credentials;

/** Makes temporary credentials. */
final class Issuing {
  private final SessionTokens tokens;
  private final Ids ids;

  Issuing(SessionTokens tokens, Ids ids) {
    this.tokens = tokens;
    this.ids = ids;
  }

  String keyId(String account) {
    return ids.accessKey("ASIA", account);
  }

  String secret() {
    return ids.secret();
  }

  Credentials credentials(Session session) {
    return new Credentials()
        .accessKeyId(session.accessKeyId())
        .secretAccessKey(session.secret())
        .sessionToken(tokens.seal(session))
        .expiration(session.expires());
  }
}

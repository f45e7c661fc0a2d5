package dev.culvert.server;

import dev.culvert.services.Ids;
import dev.culvert.services.dynamodb.Wording;
import dev.culvert.services.iam.RootKey;
import dev.culvert.store.rocksdb.Durability;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What a server is started with.
 *
 * @param port 0 takes a free one
 * @param data where everything is kept; empty for memory only
 * @param throttled whether tables are held to their provisioned throughput
 * @param buckets the directory whose directories are the buckets of exports and imports
 * @param world a world to begin with: {@code demo}
 * @param wording how DynamoDB refuses requests
 * @param root the root user's key; empty to have one made
 * @param dataEvents whether operations on items are audited even if nothing refuses them
 * @param home where the certificate authority is, and where word of the server is left
 */
record Settings(
    int port,
    Optional<Path> data,
    Durability durability,
    boolean throttled,
    Path buckets,
    Optional<String> world,
    Wording wording,
    String account,
    Optional<RootKey> root,
    boolean dataEvents,
    Home home) {

  static final String DEFAULT_ACCOUNT = "000000000000";
  static final String REGION = "us-east-1";

  /** A server for one run of a command: everything in memory, any port, a directory of its own. */
  static Settings throwAway(Path directory, Ids ids, Optional<String> world) {
    return new Settings(
        0,
        Optional.empty(),
        Durability.OS,
        false,
        directory.resolve("buckets"),
        world,
        Wording.CURRENT,
        DEFAULT_ACCOUNT,
        Optional.of(new RootKey(DEFAULT_ACCOUNT, ids.unique("AKIA"), ids.secret())),
        false,
        Home.at(directory));
  }

  /** The account and the root key that the environment names. */
  static String account(Map<String, String> environment) {
    var account = environment.getOrDefault("CULVERT_ACCOUNT_ID", DEFAULT_ACCOUNT);
    if (!account.matches("[0-9]{12}")) {
      throw new IllegalArgumentException(
          "CULVERT_ACCOUNT_ID is `" + account + "`; an account id has twelve digits");
    }
    return account;
  }

  static Optional<RootKey> root(Map<String, String> environment) {
    var id = environment.get("CULVERT_ROOT_ACCESS_KEY_ID");
    var secret = environment.get("CULVERT_ROOT_SECRET_ACCESS_KEY");
    if ((id == null) != (secret == null)) {
      throw new IllegalArgumentException(
          "set both CULVERT_ROOT_ACCESS_KEY_ID and CULVERT_ROOT_SECRET_ACCESS_KEY, or neither");
    }
    return id == null || secret == null
        ? Optional.empty()
        : Optional.of(new RootKey(account(environment), id, secret));
  }
}

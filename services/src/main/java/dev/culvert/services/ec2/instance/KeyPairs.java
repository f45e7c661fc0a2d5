package dev.culvert.services.ec2.instance;

import dev.culvert.services.Operation;
import dev.culvert.services.ec2.basis.Actions;
import dev.culvert.services.ec2.basis.Draft;
import dev.culvert.services.ec2.basis.Filters;
import dev.culvert.services.ec2.basis.Given;
import dev.culvert.services.ec2.basis.Kind;
import dev.culvert.services.ec2.basis.Refusals;
import dev.culvert.services.ec2.basis.Seen;
import dev.culvert.services.ec2.basis.Tags;
import dev.culvert.services.ec2.basis.Touched;
import dev.culvert.shapes.ec2.DeleteKeyPairRequest;
import dev.culvert.shapes.ec2.DeleteKeyPairResponse;
import dev.culvert.shapes.ec2.DescribeKeyPairsRequest;
import dev.culvert.shapes.ec2.DescribeKeyPairsResponse;
import dev.culvert.shapes.ec2.Ec2;
import dev.culvert.shapes.ec2.ImportKeyPairRequest;
import dev.culvert.shapes.ec2.ImportKeyPairResponse;
import dev.culvert.shapes.ec2.KeyPairInfo;
import dev.culvert.wire.aws.AwsException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Imports, describes and deletes key pairs. Nobody logs in to an instance here. */
public final class KeyPairs {
  private static final Filters<KeyPairInfo> FILTERS =
      Filters.<KeyPairInfo>tagged(pair -> pair.tags)
          .on("key-pair-id", pair -> pair.keyPairId)
          .on("key-name", pair -> pair.keyName)
          .on("fingerprint", pair -> pair.keyFingerprint);

  private final Actions actions;

  public KeyPairs(Actions actions) {
    this.actions = actions;
  }

  public List<Operation<?, ?>> operations() {
    return List.of(
        actions.change(Ec2.IMPORT_KEY_PAIR, _ -> Touched.a(Kind.KEY_PAIR), KeyPairs::importKey),
        actions.read(Ec2.DESCRIBE_KEY_PAIRS, KeyPairs::describe),
        actions.change(
            Ec2.DELETE_KEY_PAIR,
            input -> Touched.the(Kind.KEY_PAIR, input.keyPairId),
            KeyPairs::delete));
  }

  static KeyPair named(String name, Seen seen) {
    return find(name, seen).orElseThrow(() -> Kind.KEY_PAIR.notFound(name));
  }

  private static Optional<KeyPair> find(String name, Seen seen) {
    return seen.world()
        .find(KeyPair.REGISTER, KeyPair.key(seen.scope().account(), seen.scope().region(), name));
  }

  private static ImportKeyPairResponse importKey(ImportKeyPairRequest input, Draft draft) {
    Tags.check(input.tagSpecifications, Kind.KEY_PAIR.type());
    var name = Given.required(input.keyName, "KeyName");
    var given = Given.required(input.publicKeyMaterial, "PublicKeyMaterial");
    if (find(name, draft.seen()).isPresent()) {
      throw new AwsException("InvalidKeyPair.Duplicate", "The keypair already exists");
    }
    var text = new String(given, StandardCharsets.UTF_8).strip();
    var made =
        new KeyPair(
            draft.newId(Kind.KEY_PAIR),
            draft.scope().account(),
            draft.scope().region(),
            name,
            text.startsWith("ssh-ed25519 ") ? "ed25519" : "rsa",
            fingerprint(text),
            text,
            draft.scope().now());
    draft.put(KeyPair.REGISTER, made);
    Tags.put(draft, Kind.KEY_PAIR, made.id(), input.tagSpecifications);
    return new ImportKeyPairResponse()
        .keyName(name)
        .keyPairId(made.id())
        .keyFingerprint(made.fingerprint())
        .tags(Tags.of(draft.seen(), made.id()));
  }

  /** EC2 shows the MD5 of an RSA key, and the SHA-256 of an ED25519 one. */
  private static String fingerprint(String openSsh) {
    var parts = List.of(openSsh.split("\\s+", -1));
    if (parts.size() < 2 || !List.of("ssh-rsa", "ssh-ed25519").contains(parts.getFirst())) {
      throw invalid();
    }
    try {
      var key = Base64.getDecoder().decode(parts.get(1));
      return parts.getFirst().equals("ssh-rsa")
          ? HexFormat.ofDelimiter(":").formatHex(MessageDigest.getInstance("MD5").digest(key))
          : Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(key));
    } catch (IllegalArgumentException e) {
      throw invalid();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has MD5 and SHA-256", e);
    }
  }

  private static AwsException invalid() {
    return new AwsException("InvalidKey.Format", "Key is not in valid OpenSSH public key format");
  }

  private static DescribeKeyPairsResponse describe(DescribeKeyPairsRequest input, Seen seen) {
    var names = Given.list(input.keyNames);
    var ids = Given.list(input.keyPairIds);
    names.forEach(name -> named(name, seen));
    var own =
        seen.world().all(KeyPair.REGISTER).stream()
            .filter(it -> it.account().equals(seen.scope().account()))
            .filter(it -> it.region().equals(seen.scope().region()))
            .sorted(Comparator.comparing(KeyPair::name))
            .toList();
    for (var id : ids) {
      if (own.stream().noneMatch(it -> it.id().equals(id))) {
        throw Kind.KEY_PAIR.notFound(id);
      }
    }
    var all =
        own.stream()
            .filter(it -> names.isEmpty() || names.contains(it.name()))
            .filter(it -> ids.isEmpty() || ids.contains(it.id()))
            .map(it ->
                new KeyPairInfo()
                    .keyPairId(it.id())
                    .keyName(it.name())
                    .keyType(it.type())
                    .keyFingerprint(it.fingerprint())
                    .publicKey(Given.flag(input.includePublicKey) ? it.publicKey() : null)
                    .createTime(it.created())
                    .tags(Tags.of(seen, it.id())))
            .toList();
    return new DescribeKeyPairsResponse().keyPairs(FILTERS.select(input.filters, all));
  }

  /** One that is not there is as good as deleted. */
  private static DeleteKeyPairResponse delete(DeleteKeyPairRequest input, Draft draft) {
    if (input.keyName == null && input.keyPairId == null) {
      throw Refusals.missing("KeyName or KeyPairId");
    }
    var found =
        draft.world().all(KeyPair.REGISTER).stream()
            .filter(it -> it.account().equals(draft.scope().account()))
            .filter(it -> it.region().equals(draft.scope().region()))
            .filter(it ->
                input.keyPairId == null
                    ? it.name().equals(input.keyName)
                    : it.id().equals(input.keyPairId))
            .findFirst();
    var answer = new DeleteKeyPairResponse().returnValue(true);
    if (found.isEmpty()) {
      return answer;
    }
    var it = found.get();
    draft.remove(KeyPair.REGISTER, KeyPair.key(it.account(), it.region(), it.name()));
    Tags.clear(draft, it.id());
    return answer.keyPairId(it.id());
  }
}

package dev.culvert.services.kms;

import dev.culvert.services.Access;
import dev.culvert.services.Call;
import dev.culvert.services.Operation;
import dev.culvert.services.Service;
import dev.culvert.services.control.Control;
import dev.culvert.services.control.Control.Changed;
import dev.culvert.services.control.Register;
import dev.culvert.shapes.kms.AliasListEntry;
import dev.culvert.shapes.kms.DescribeKeyRequest;
import dev.culvert.shapes.kms.DescribeKeyResponse;
import dev.culvert.shapes.kms.KeyMetadata;
import dev.culvert.shapes.kms.Kms;
import dev.culvert.shapes.kms.KmsErrors;
import dev.culvert.shapes.kms.ListAliasesRequest;
import dev.culvert.shapes.kms.ListAliasesResponse;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * KMS: the one list of its operations. Keys of customers cannot be made; a table that names one is
 * taken at its word.
 */
public final class KmsService {
  public static final List<Register<?>> REGISTERS = List.of(ManagedKey.REGISTER);

  private static final String DYNAMODB = "dynamodb";
  private static final String ALIAS = "alias/aws/" + DYNAMODB;

  private final Control control;

  public KmsService(Control control) {
    this.control = control;
  }

  public Service service() {
    return Service.of(
        Kms.SERVICE,
        List.of(
            List.of(
                Operation.of(
                        Kms.DESCRIBE_KEY,
                        (in, call) ->
                            List.of(Access.to("kms:DescribeKey", own(call), call.account())),
                        this::describe)
                    .validated(),
                Operation.of(Kms.LIST_ALIASES, this::aliases).validated())));
  }

  /** A predefined alias without a key gets its key from the first who asks. */
  private DescribeKeyResponse describe(DescribeKeyRequest input, Call call) {
    var name = asked(input.keyId, call);
    if (!List.of(own(call), alias(call)).contains(name)) {
      throw KmsErrors.NOT_FOUND_EXCEPTION.because(
          name.contains(":alias/")
              ? "Alias " + name + " is not found."
              : "Key '" + name + "' does not exist");
    }
    var key =
        find(call)
            .orElseGet(() ->
                control.change(world -> {
                  var made = new ManagedKey(call.account(), call.region(), DYNAMODB, call.now());
                  return world
                      .find(ManagedKey.REGISTER, made.arn())
                      .map(earlier -> new Changed<>(world, earlier))
                      .orElseGet(() -> new Changed<>(world.with(ManagedKey.REGISTER, made), made));
                }));
    return new DescribeKeyResponse().keyMetadata(metadata(key));
  }

  private ListAliasesResponse aliases(ListAliasesRequest input, Call call) {
    var entry = new AliasListEntry().aliasName(ALIAS).aliasArn(alias(call));
    find(call)
        .ifPresent(key ->
            entry.targetKeyId(key.id()).creationDate(key.created()).lastUpdatedDate(key.created()));
    var wanted = input.keyId == null || asked(input.keyId, call).equals(own(call));
    return new ListAliasesResponse().truncated(false).aliases(wanted ? List.of(entry) : List.of());
  }

  private static Optional<ManagedKey> find(Call call) {
    return call.world().find(ManagedKey.REGISTER, own(call));
  }

  private static String own(Call call) {
    return ManagedKey.arn(call.account(), call.region(), DYNAMODB);
  }

  private static String alias(Call call) {
    return call.arn("kms", ALIAS);
  }

  /** A key may be named by its id, its alias, or the ARN of either. */
  private static String asked(@Nullable String keyId, Call call) {
    var name = keyId == null ? "" : keyId;
    if (name.startsWith("arn:")) {
      return name;
    }
    return call.arn("kms", name.startsWith("alias/") ? name : "key/" + name);
  }

  private static KeyMetadata metadata(ManagedKey key) {
    return new KeyMetadata()
        .awsAccountId(key.account())
        .keyId(key.id())
        .arn(key.arn())
        .creationDate(key.created())
        .enabled(true)
        .description("Default key that protects my DynamoDB data when no other key is defined")
        .keyUsage("ENCRYPT_DECRYPT")
        .keyState("Enabled")
        .origin("AWS_KMS")
        .keyManager("AWS")
        .customerMasterKeySpec("SYMMETRIC_DEFAULT")
        .keySpec("SYMMETRIC_DEFAULT")
        .encryptionAlgorithms(List.of("SYMMETRIC_DEFAULT"))
        .multiRegion(false);
  }
}

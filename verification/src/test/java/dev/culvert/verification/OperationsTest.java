package dev.culvert.verification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culvert.items.Database;
import dev.culvert.items.store.MemoryStore;
import dev.culvert.network.Network;
import dev.culvert.network.walk.ServiceDirectory;
import dev.culvert.services.Ids;
import dev.culvert.services.Service;
import dev.culvert.services.audit.AuditTrail;
import dev.culvert.services.audit.CloudTrailService;
import dev.culvert.services.autoscaling.AutoScalingService;
import dev.culvert.services.cloudformation.CloudFormationService;
import dev.culvert.services.control.Control;
import dev.culvert.services.control.World;
import dev.culvert.services.dynamodb.DynamoDbService;
import dev.culvert.services.ec2.Ec2Service;
import dev.culvert.services.iam.Ceilings;
import dev.culvert.services.iam.Documents;
import dev.culvert.services.iam.IamService;
import dev.culvert.services.iam.KeyUses;
import dev.culvert.services.iam.RootKey;
import dev.culvert.services.kms.KmsService;
import dev.culvert.services.logs.LogsService;
import dev.culvert.services.organizations.OrganizationsService;
import dev.culvert.services.ssm.SsmService;
import dev.culvert.services.streams.StreamsService;
import dev.culvert.services.sts.AuthorizationMessages;
import dev.culvert.services.sts.SessionTokens;
import dev.culvert.services.sts.StsService;
import dev.culvert.services.transfer.Buckets;
import dev.culvert.services.transfer.TransferJobs;
import dev.culvert.wire.aws.OperationShape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** docs/operations.md is written from the handlers: {@code -Dregenerate=true} writes it anew. */
final class OperationsTest {
  private static final Path DOCUMENT = Path.of("../docs/operations.md");

  @Test
  void theDocumentListsExactlyWhatIsBuilt() throws IOException {
    var document = document();
    if (Boolean.getBoolean("regenerate")) {
      Files.writeString(DOCUMENT, document);
    }
    assertThat(DOCUMENT)
        .as("docs/operations.md is stale: run this test with -Dregenerate=true")
        .hasContent(document);
  }

  private static String document() {
    return """
    # Supported operations

    Written from the handlers; every other operation is refused with a 400.

    """
        + services().stream().map(OperationsTest::section).collect(Collectors.joining("\n"));
  }

  private static String section(Service service) {
    var known = service.shape().operations().size();
    var names =
        service.operations().stream()
            .map(operation -> operation.shape())
            .map(OperationShape::name)
            .sorted()
            .map(name -> "* " + name)
            .collect(Collectors.joining("\n"));
    return "## %s: %d of %d\n\n%s\n"
        .formatted(service.shape().name(), service.operations().size(), known, names);
  }

  private static List<Service> services() {
    var store = new MemoryStore();
    var control = Control.open(store, List.of(), World.of(Network.empty()));
    var ids = new Ids(new SplittableRandom(1));
    var database = Database.open(store, Clock.systemUTC(), UUID::randomUUID);
    var documents = new Documents();
    var transfers =
        new TransferJobs(database, control, new Buckets(Path.of("none")), ids, Clock.systemUTC());
    return List.of(
        Ec2Service.of(control, ids, ServiceDirectory.standard()),
        new IamService(control, ids, documents, new KeyUses(), Ceilings.NONE).service(),
        new StsService(
                new SessionTokens(new byte[32], new SecureRandom()),
                new AuthorizationMessages(new byte[32], new SecureRandom()),
                documents,
                new RootKey("000000000000", "AKIA", ""),
                ids)
            .service(),
        new OrganizationsService(control, ids).service(),
        new CloudTrailService(AuditTrail.start(Optional.empty(), false, ids)).service(),
        new DynamoDbService(database, control, transfers, documents).service(),
        new StreamsService(database, documents).service(),
        new KmsService(control).service(),
        new SsmService(control).service(),
        new LogsService(control).service(),
        new AutoScalingService(control, database.tables(), ids).service(),
        new CloudFormationService(
                control,
                ids,
                Clock.systemUTC(),
                () -> {
                  throw new IllegalStateException("no stack is made here");
                },
                time -> {})
            .service());
  }
}

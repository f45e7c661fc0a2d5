package dev.culvert.verification.bench;

import dev.culvert.items.Database;
import dev.culvert.items.store.MemoryStore;
import dev.culvert.network.IpAddress;
import dev.culvert.network.Network;
import dev.culvert.network.walk.Arrival;
import dev.culvert.policy.Policies;
import dev.culvert.policy.Principal;
import dev.culvert.policy.PrincipalKeys;
import dev.culvert.services.Call;
import dev.culvert.services.Caller;
import dev.culvert.services.Ids;
import dev.culvert.services.Operation;
import dev.culvert.services.Service;
import dev.culvert.services.control.Control;
import dev.culvert.services.control.World;
import dev.culvert.services.dynamodb.DynamoDbService;
import dev.culvert.services.iam.Documents;
import dev.culvert.services.transfer.Buckets;
import dev.culvert.services.transfer.TransferJobs;
import dev.culvert.wire.aws.Payload;
import dev.culvert.wire.aws.Requested;
import dev.culvert.wire.aws.Services;
import dev.culvert.wire.aws.Structure;
import dev.culvert.wire.http.Admission;
import dev.culvert.wire.http.Exchange;
import dev.culvert.wire.http.HttpLimits;
import dev.culvert.wire.http.HttpResponse;
import dev.culvert.wire.http.HttpServer;
import dev.culvert.wire.tls.CertificateAuthority;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;

/**
 * Culvert's DynamoDB behind Culvert's HTTP server, and nothing between them: no network, no
 * signatures, no policies, no journeys. What those cost is the difference to the real one.
 */
final class UnguardedServer {
  private final Service service;
  private final Services known;
  private final Call call;

  private UnguardedServer() {
    var store = new MemoryStore();
    var clock = Clock.systemUTC();
    var database = Database.open(store, clock, UUID::randomUUID);
    var control = Control.open(store, List.of(), World.of(Network.empty()));
    var ids = new Ids(new SplittableRandom(1));
    var transfers = new TransferJobs(database, control, new Buckets(Path.of("none")), ids, clock);
    service = new DynamoDbService(database, control, transfers, new Documents()).service();
    known = new Services(List.of(service.shape()));
    var principal = new Principal.AccountRoot("000000000000");
    call =
        new Call(
            new Caller(
                principal, Rival.KEY.accessKeyId(), PrincipalKeys.of(principal), Policies.NONE),
            Target.REGION,
            new Arrival.Public(IpAddress.parse("127.0.0.1")),
            Clock.systemUTC().instant(),
            "unguarded",
            World.of(Network.empty()));
  }

  /** {@code port directory}. */
  public static void main(String[] arguments) throws Exception {
    var unguarded = new UnguardedServer();
    var authority =
        CertificateAuthority.open(Path.of(arguments[1]), Clock.systemUTC(), new SecureRandom());
    try (var http =
        new HttpServer<>(
            _ -> new Admission.Admitted<>(true),
            unguarded::handle,
            HttpLimits.DEFAULT,
            authority.serverTls())) {
      http.listen(
          "public",
          new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[0])));
      new CountDownLatch(1).await();
    }
  }

  private void handle(Exchange<Boolean> exchange) {
    switch (known.find(exchange.request(), Optional.of("dynamodb"))) {
      case Requested.Known asked -> run(exchange, asked);
      case Requested.Refused refused ->
          exchange.respond(
              service.shape().protocol().error(service.shape(), refused.refusal(), "unguarded"));
      case Requested.None _ -> throw new IllegalStateException("not for DynamoDB");
    }
  }

  private void run(Exchange<Boolean> exchange, Requested.Known asked) {
    Operation<?, ?> operation = service.operation(asked.operation()).orElseThrow();
    Runnable answer = () -> exchange.respond(answer(operation, asked.payload()));
    switch (operation.pace()) {
      case IMMEDIATE -> answer.run();
      case MAY_WAIT -> exchange.offload(answer);
    }
  }

  private <I extends Structure, O extends Structure> HttpResponse answer(
      Operation<I, O> operation, Payload payload) {
    var protocol = service.shape().protocol();
    I input = protocol.parse(operation.shape(), payload);
    return protocol.render(operation.shape(), operation.behaviour().run(input, call), "unguarded");
  }
}

package dev.culvert.server;

import dev.culvert.carriers.userspace.UserspaceCarrier;
import dev.culvert.items.Database;
import dev.culvert.items.store.MemoryStore;
import dev.culvert.items.store.Store;
import dev.culvert.network.Network;
import dev.culvert.network.walk.Passage;
import dev.culvert.network.walk.ServiceDirectory;
import dev.culvert.network.walk.Walk;
import dev.culvert.services.FrontDoor;
import dev.culvert.services.Guards;
import dev.culvert.services.Ids;
import dev.culvert.services.InnerCalls;
import dev.culvert.services.Service;
import dev.culvert.services.audit.AuditTrail;
import dev.culvert.services.audit.CloudTrailService;
import dev.culvert.services.autoscaling.AutoScalingService;
import dev.culvert.services.clients.Client;
import dev.culvert.services.cloudformation.CloudFormationService;
import dev.culvert.services.control.Control;
import dev.culvert.services.control.Register;
import dev.culvert.services.control.World;
import dev.culvert.services.dynamodb.AutoScaling;
import dev.culvert.services.dynamodb.DynamoDbService;
import dev.culvert.services.ec2.Ec2Registers;
import dev.culvert.services.ec2.Ec2Service;
import dev.culvert.services.ec2.endpoint.StoredEndpointPolicies;
import dev.culvert.services.iam.Credentials;
import dev.culvert.services.iam.Documents;
import dev.culvert.services.iam.IamService;
import dev.culvert.services.iam.KeyUses;
import dev.culvert.services.iam.RootKey;
import dev.culvert.services.iam.SignedRequests;
import dev.culvert.services.journey.Journey;
import dev.culvert.services.journey.Journeys;
import dev.culvert.services.kms.KmsService;
import dev.culvert.services.logs.LogsService;
import dev.culvert.services.metadata.InstanceCredentials;
import dev.culvert.services.metadata.InstanceMetadata;
import dev.culvert.services.organizations.OrganizationCeilings;
import dev.culvert.services.organizations.OrganizationsService;
import dev.culvert.services.own.CulvertPages;
import dev.culvert.services.ssm.SsmService;
import dev.culvert.services.streams.StreamsService;
import dev.culvert.services.sts.AuthorizationMessages;
import dev.culvert.services.sts.SessionTokens;
import dev.culvert.services.sts.StsService;
import dev.culvert.services.transfer.Buckets;
import dev.culvert.services.transfer.Export;
import dev.culvert.services.transfer.Import;
import dev.culvert.services.transfer.TransferJobs;
import dev.culvert.store.rocksdb.RocksDbOptions;
import dev.culvert.store.rocksdb.RocksDbStore;
import dev.culvert.wire.http.HttpLimits;
import dev.culvert.wire.http.HttpServer;
import dev.culvert.wire.http.Listener;
import dev.culvert.wire.tls.CertificateAuthority;
import dev.culvert.wire.tls.TrustFiles;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;

/** A server: every part of it, put together. */
final class Culvert implements AutoCloseable {
  private static final int JOURNEYS_KEPT = 10_000;

  private final Store store;
  private final Database database;
  private final TransferJobs transfers;
  private final HttpServer<Passage> http;
  private final UserspaceCarrier carrier;
  private final FlowLogFiles flowLogs;
  private final Upkeep upkeep;
  private final AuditTrail audit;
  private final RunningServer running;

  private Culvert(
      Store store,
      Database database,
      TransferJobs transfers,
      HttpServer<Passage> http,
      UserspaceCarrier carrier,
      FlowLogFiles flowLogs,
      Upkeep upkeep,
      AuditTrail audit,
      RunningServer running) {
    this.store = store;
    this.database = database;
    this.transfers = transfers;
    this.http = http;
    this.carrier = carrier;
    this.flowLogs = flowLogs;
    this.upkeep = upkeep;
    this.audit = audit;
    this.running = running;
  }

  /** Builds a server and starts it; it answers when this returns. */
  static Culvert start(Settings settings) throws IOException {
    var clock = Clock.systemUTC();
    var random = new SecureRandom();
    var secretIds = new Ids(random);
    var store = store(settings);
    var directory = ServiceDirectory.standard();

    var network = Network.empty().withAll(directory.prefixLists());
    var control = Control.open(store, registers(), World.of(network));
    var keys = InstallationKeys.of(control, secretIds, random);
    var root = keys.root(settings.root(), settings.account());
    var database = Database.open(store, clock, UUID::randomUUID);
    database.throttle().switchOn(settings.throttled());
    var transfers =
        new TransferJobs(database, control, new Buckets(settings.buckets()), secretIds, clock);
    var journeys = new Journeys(JOURNEYS_KEPT);

    var documents = new Documents();
    var uses = new KeyUses();
    var ceilings = new OrganizationCeilings(documents);
    var messages = new AuthorizationMessages(keys.sessionKey(), random);
    var tokens = new SessionTokens(keys.sessionKey(), random);
    var credentials = new Credentials(root, tokens, documents, ceilings);
    var signatures =
        new SignedRequests(credentials, uses, control, new HashSet<>(directory.regions()), clock);
    var audit =
        AuditTrail.start(
            settings.data().map(data -> data.resolve("audit")),
            settings.dataEvents(),
            new Ids(anyThread()));
    var guards =
        new Guards(signatures, new StoredEndpointPolicies(documents), ceilings, messages, audit);
    List<Service> behindStacks =
        List.of(
            Ec2Service.of(control, secretIds, directory),
            new IamService(control, secretIds, documents, uses, ceilings).service(),
            new StsService(tokens, messages, documents, root, secretIds).service(),
            new OrganizationsService(control, secretIds).service(),
            new CloudTrailService(audit).service(),
            new DynamoDbService(database, control, transfers, documents, settings.wording())
                .service(),
            new StreamsService(database, documents).service(),
            new KmsService(control).service(),
            new SsmService(control).service(),
            new LogsService(control).service(),
            new AutoScalingService(control, database.tables(), secretIds).service());
    var services = new ArrayList<>(behindStacks);
    services.add(stacks(behindStacks, guards, control, secretIds, clock));

    var places = new LatePlaces();
    var beginning = control.world();
    Runnable firstWorld =
        () ->
            settings
                .world()
                .ifPresent(
                    name -> Worlds.make(name, control, database, root.account(), secretIds, clock));
    var afresh =
        new Afresh(settings.data().isEmpty(), control, beginning, database, journeys, firstWorld);
    var pages = new CulvertPages(signatures, control, journeys, places, afresh, clock);
    var metadata =
        new InstanceMetadata(keys.metadataKey(), new InstanceCredentials(tokens, secretIds));
    var door =
        new FrontDoor(
            services, guards, metadata, pages, control, journeys, new Ids(anyThread()), clock);

    var authority = CertificateAuthority.open(settings.home().authority(), clock, random);
    var gate = new LateGate();
    var http = new HttpServer<>(gate, door, HttpLimits.DEFAULT, authority.serverTls());
    var flowLogs = new FlowLogFiles(control, settings.home().flowLogs(), clock);
    var carrier =
        new UserspaceCarrier(
            () -> control.world().network(),
            directory,
            keys.proxyKey(),
            http::listen,
            flowLogs,
            walk -> journeys.record(denied(walk, clock)));
    gate.is(carrier);
    places.are(new ClientAttachments(control, carrier, secretIds, clock));
    control.observe(world -> carrier.changed(world.network()));

    firstWorld.run();
    var listener =
        http.listen(
            "public", new InetSocketAddress(InetAddress.getLoopbackAddress(), settings.port()));
    var running = announce(settings, root, listener);
    return new Culvert(
        store,
        database,
        transfers,
        http,
        carrier,
        flowLogs,
        Upkeep.start(database.maintenance()),
        audit,
        running);
  }

  RunningServer running() {
    return running;
  }

  @Override
  public void close() {
    carrier.close();
    http.close();
    flowLogs.close();
    transfers.close();
    upkeep.close();
    audit.close();
    database.close();
    store.close();
  }

  private static Store store(Settings settings) {
    return settings
        .data()
        .<Store>map(data -> {
          Home.create(data);
          return RocksDbStore.open(
              data.resolve("store"), RocksDbOptions.with(settings.durability()));
        })
        .orElseGet(MemoryStore::new);
  }

  /** CloudFormation, which calls the other services in its callers' names. */
  private static Service stacks(
      List<Service> others, Guards guards, Control control, Ids ids, Clock clock) {
    var inner = new InnerCalls(others, guards, control, clock, CloudFormationService.NAME);
    return new CloudFormationService(control, ids, clock, () -> inner, Culvert::sleep).service();
  }

  private static void sleep(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** All that the control plane keeps besides the network. */
  private static List<Register<?>> registers() {
    var registers = new ArrayList<Register<?>>();
    registers.add(InstallationKeys.REGISTER);
    registers.add(Client.REGISTER);
    registers.add(AutoScaling.REGISTER);
    registers.add(Export.REGISTER);
    registers.add(Import.REGISTER);
    registers.addAll(IamService.REGISTERS);
    registers.addAll(OrganizationsService.REGISTERS);
    registers.addAll(Ec2Registers.ALL);
    registers.addAll(KmsService.REGISTERS);
    registers.addAll(SsmService.REGISTERS);
    registers.addAll(LogsService.REGISTERS);
    registers.addAll(AutoScalingService.REGISTERS);
    registers.addAll(CloudFormationService.REGISTERS);
    return registers;
  }

  private static Journey.Draft denied(Walk walk, Clock clock) {
    var now = System.nanoTime();
    var draft = Journey.Draft.walked(clock.instant(), now, walk, "");
    draft.answered(0, System.nanoTime());
    return draft;
  }

  /** Random numbers for ids that need not be secret, from any thread without waiting. */
  private static RandomGenerator anyThread() {
    return () -> ThreadLocalRandom.current().nextLong();
  }

  private static RunningServer announce(Settings settings, RootKey root, Listener listener)
      throws IOException {
    var trust = new TrustFiles(settings.home().authority());
    var running =
        new RunningServer(
            listener.address().getPort(),
            root,
            Settings.REGION,
            trust.writeBundle(),
            trust.trustStore());
    settings.home().announce(running);
    return running;
  }
}

package dev.culvert.services.ec2.instance;

import dev.culvert.services.Access;
import dev.culvert.services.Operation;
import dev.culvert.services.ec2.basis.Actions;
import dev.culvert.services.ec2.basis.Draft;
import dev.culvert.services.ec2.basis.Given;
import dev.culvert.services.ec2.basis.Kind;
import dev.culvert.services.ec2.basis.Refusals;
import dev.culvert.services.ec2.basis.Seen;
import dev.culvert.services.ec2.basis.Tags;
import dev.culvert.services.ec2.basis.Touched;
import dev.culvert.shapes.ec2.Ec2;
import dev.culvert.shapes.ec2.RunInstancesRequest;
import dev.culvert.shapes.ec2.RunInstancesResponse;
import dev.culvert.wire.aws.AwsException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Launches instances. */
public final class RunInstances {
  private static final String RESERVATION = "r";
  private static final int MAX_COUNT = 100;
  private static final int MAX_USER_DATA_BYTES = 16_384;

  private final Actions actions;

  public RunInstances(Actions actions) {
    this.actions = actions;
  }

  public List<Operation<?, ?>> operations() {
    var run =
        actions.create(
            Ec2.RUN_INSTANCES, RunInstances::touched, RunInstances::run, RunInstances::launched);
    return List.of(
        Operation.of(
            run.shape(),
            (input, call) -> {
              var accesses = new ArrayList<Access>(run.accesses().of(input, call));
              accesses.addAll(Profiles.passRole(input.iamInstanceProfile, call));
              return accesses;
            },
            run.behaviour()));
  }

  private static Touched touched(RunInstancesRequest input) {
    var touched =
        Touched.a(Kind.INSTANCE)
            .and(Kind.VOLUME, "*")
            .and(Kind.NETWORK_INTERFACE, "*")
            .and(Kind.IMAGE, input.imageId)
            .and(Kind.SUBNET, input.subnetId)
            .and(Kind.SECURITY_GROUP, input.securityGroupIds);
    for (var wanted : Given.list(input.networkInterfaces)) {
      touched
          .and(Kind.NETWORK_INTERFACE, wanted.networkInterfaceId)
          .and(Kind.SUBNET, wanted.subnetId)
          .and(Kind.SECURITY_GROUP, wanted.groups);
    }
    return touched;
  }

  private static String run(RunInstancesRequest input, Draft draft) {
    Instances.forgetOld(draft);
    refuseUnsupported(input);
    Tags.check(
        input.tagSpecifications,
        Kind.INSTANCE.type(),
        Kind.VOLUME.type(),
        Kind.NETWORK_INTERFACE.type());
    var count = count(input);
    var image = MachineImage.of(Given.required(input.imageId, "ImageId"));
    var type = type(input);
    if (!image.architecture().equals(type.architecture())) {
      throw Refusals.value(
          "The architecture '"
              + type.architecture()
              + "' of the specified instance type does not match the architecture '"
              + image.architecture()
              + "' of the specified AMI.");
    }
    var reservation = draft.ids().ec2(RESERVATION);
    for (var i = 0; i < count; i++) {
      launch(input, image, type, reservation, i, count, draft);
    }
    return reservation;
  }

  private static void launch(
      RunInstancesRequest input,
      MachineImage image,
      InstanceType type,
      String reservation,
      int index,
      int count,
      Draft draft) {
    var id = draft.newId(Kind.INSTANCE);
    var interfaces = new LaunchedInterfaces(input, type, id, draft);
    var subnet = interfaces.make(count);
    var now = draft.scope().now();
    var profile =
        Profiles.requested(input.iamInstanceProfile, draft.scope().account(), draft.world())
            .map(it -> new Instance.Profile(draft.newId(Kind.PROFILE_ASSOCIATION), it.name(), now));
    draft.put(
        Instance.REGISTER,
        new Instance(
            id,
            draft.scope().account(),
            draft.scope().region(),
            reservation,
            index,
            image.id(),
            type.name(),
            subnet.vpcId(),
            subnet.id(),
            subnet.availabilityZone(),
            Instance.State.RUNNING,
            now,
            now,
            keyName(input, draft),
            profile,
            metadata(input, image),
            settings(input, type, interfaces.publicAddress())));
    Tags.put(draft, Kind.INSTANCE, id, input.tagSpecifications);
    Volumes.launch(input, image, id, subnet.availabilityZone(), draft);
  }

  private static int count(RunInstancesRequest input) {
    var min = Given.required(input.minCount, "MinCount");
    var max = Given.required(input.maxCount, "MaxCount");
    if (min < 1 || max < min) {
      throw Refusals.value(
          "Value ("
              + max
              + ") for parameter maxCount is invalid. Expecting a value of at least "
              + Math.max(1, min)
              + ".");
    }
    if (min > MAX_COUNT) {
      throw new AwsException(
          "InstanceLimitExceeded",
          "You have requested more instances ("
              + min
              + ") than your current instance limit of "
              + MAX_COUNT
              + " allows for the specified instance type.");
    }
    return Math.min(max, MAX_COUNT);
  }

  private static InstanceType type(RunInstancesRequest input) {
    var name = Given.text(input.instanceType).orElse("m1.small");
    return InstanceType.named(name)
        .orElseThrow(() -> Refusals.value("Invalid value '" + name + "' for InstanceType."));
  }

  private static Optional<String> keyName(RunInstancesRequest input, Draft draft) {
    return Given.text(input.keyName).map(name -> KeyPairs.named(name, draft.seen()).name());
  }

  private static MetadataOptions metadata(RunInstancesRequest input, MachineImage image) {
    var given = input.metadataOptions;
    return given == null
        ? MetadataOptions.of(image)
        : MetadataOptions.of(image)
            .with(
                given.httpTokens,
                given.httpEndpoint,
                given.httpPutResponseHopLimit,
                given.httpProtocolIpv6,
                given.instanceMetadataTags);
  }

  private static InstanceSettings settings(
      RunInstancesRequest input, InstanceType type, boolean publicAddress) {
    var names = input.privateDnsNameOptions;
    return new InstanceSettings(
        Given.flag(input.disableApiTermination),
        Given.flag(input.disableApiStop),
        Given.text(input.instanceInitiatedShutdownBehavior)
            .map(it ->
                Given.oneOf(it, "instanceInitiatedShutdownBehavior", List.of("stop", "terminate")))
            .orElse("stop"),
        Given.flag(input.ebsOptimized),
        input.monitoring != null && Given.flag(input.monitoring.enabled),
        input.hibernationOptions != null && Given.flag(input.hibernationOptions.configured),
        input.enclaveOptions != null && Given.flag(input.enclaveOptions.enabled),
        publicAddress,
        Optional.ofNullable(input.placement)
            .flatMap(it -> Given.text(it.tenancy))
            .map(
                it -> Given.oneOf(it, "placement.tenancy", List.of("default", "dedicated", "host")))
            .orElse("default"),
        Given.text(input.userData).map(RunInstances::userData),
        credits(input, type),
        Given.text(input.clientToken),
        names == null ? "ip-name" : Given.text(names.hostnameType).orElse("ip-name"),
        names != null && Given.flag(names.enableResourceNameDnsARecord),
        names != null && Given.flag(names.enableResourceNameDnsAAAARecord));
  }

  private static Optional<String> credits(RunInstancesRequest input, InstanceType type) {
    if (!type.burstable()) {
      return Optional.empty();
    }
    return Optional.ofNullable(input.creditSpecification)
        .flatMap(it -> Given.text(it.cpuCredits))
        .map(it -> Given.oneOf(it, "CpuCredits", List.of("standard", "unlimited")))
        .or(() -> Optional.of(type.defaultCredits()));
  }

  static String userData(String base64) {
    // Four characters of base64 stand for three bytes.
    if (base64.length() / 4 * 3 > MAX_USER_DATA_BYTES) {
      throw Refusals.value("User data is limited to " + MAX_USER_DATA_BYTES + " bytes");
    }
    try {
      java.util.Base64.getMimeDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      throw Refusals.value("Invalid BASE64 encoding of user data.");
    }
    return base64;
  }

  private static void refuseUnsupported(RunInstancesRequest input) {
    if (input.launchTemplate != null) {
      throw Refusals.unsupported("Launch templates are not supported by Culvert.");
    }
    if (input.instanceMarketOptions != null
        || !Given.list(input.elasticGpuSpecification).isEmpty()
        || !Given.list(input.elasticInferenceAccelerators).isEmpty()
        || !Given.list(input.licenseSpecifications).isEmpty()
        || !Given.list(input.secondaryInterfaces).isEmpty()) {
      throw Refusals.unsupported(
          "Spot instances, accelerators, licenses and secondary networks are not supported by"
              + " Culvert.");
    }
  }

  /** Its instances are still pending in the first answer. */
  private static RunInstancesResponse launched(String id, RunInstancesRequest input, Seen seen) {
    var instances =
        Instances.all(seen).stream().filter(it -> it.reservationId().equals(id)).toList();
    var answer = new InstanceAnswer(seen);
    return new RunInstancesResponse()
        .reservationId(id)
        .ownerId(seen.scope().account())
        .groups(List.of())
        .instances(
            instances.stream()
                .map(it ->
                    answer
                        .of(it)
                        .state(
                            InstanceAnswer.state(
                                it.state() == Instance.State.RUNNING
                                    ? Instance.State.PENDING
                                    : it.state())))
                .toList());
  }
}

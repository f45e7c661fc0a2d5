package dev.culvert.services.ec2.instance;

import dev.culvert.services.Operation;
import dev.culvert.services.ec2.basis.Actions;
import dev.culvert.services.ec2.basis.Draft;
import dev.culvert.services.ec2.basis.Filters;
import dev.culvert.services.ec2.basis.Given;
import dev.culvert.services.ec2.basis.Kind;
import dev.culvert.services.ec2.basis.Paging;
import dev.culvert.services.ec2.basis.Refusals;
import dev.culvert.services.ec2.basis.Seen;
import dev.culvert.services.ec2.basis.Tags;
import dev.culvert.services.ec2.vpc.Zones;
import dev.culvert.shapes.ec2.BlockDeviceMapping;
import dev.culvert.shapes.ec2.DescribeVolumesRequest;
import dev.culvert.shapes.ec2.DescribeVolumesResponse;
import dev.culvert.shapes.ec2.EbsBlockDevice;
import dev.culvert.shapes.ec2.Ec2;
import dev.culvert.shapes.ec2.OperatorResponse;
import dev.culvert.shapes.ec2.RunInstancesRequest;
import dev.culvert.shapes.ec2.VolumeAttachment;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The disks that instances are launched with. */
public final class Volumes {
  private static final int DEFAULT_GIB = 8;
  private static final int MAX_GIB = 65_536;
  private static final int GP3_IOPS = 3000;
  private static final int GP3_THROUGHPUT = 125;
  private static final int GP2_IOPS_PER_GIB = 3;
  private static final int GP2_LEAST_IOPS = 100;
  private static final List<String> TYPES =
      List.of("standard", "io1", "io2", "gp2", "sc1", "st1", "gp3");
  private static final Filters<dev.culvert.shapes.ec2.Volume> FILTERS =
      Filters.<dev.culvert.shapes.ec2.Volume>tagged(volume -> volume.tags)
          .on("volume-id", volume -> volume.volumeId)
          .on("availability-zone", volume -> volume.availabilityZone)
          .on("availability-zone-id", volume -> volume.availabilityZoneId)
          .on("create-time", volume -> volume.createTime)
          .on("encrypted", volume -> volume.encrypted)
          .on("size", volume -> volume.size)
          .on("snapshot-id", volume -> volume.snapshotId)
          .on("status", volume -> volume.state)
          .on("volume-type", volume -> volume.volumeType)
          .on("multi-attach-enabled", volume -> volume.multiAttachEnabled)
          .each("attachment.attach-time", attached(it -> it.attachTime))
          .each("attachment.delete-on-termination", attached(it -> it.deleteOnTermination))
          .each("attachment.device", attached(it -> it.device))
          .each("attachment.instance-id", attached(it -> it.instanceId))
          .each("attachment.status", attached(it -> it.state));

  private final Actions actions;

  public Volumes(Actions actions) {
    this.actions = actions;
  }

  public List<Operation<?, ?>> operations() {
    return List.of(actions.read(Ec2.DESCRIBE_VOLUMES, Volumes::describe));
  }

  /** The image's disk, as the request changes it, and whatever it adds. */
  static void launch(
      RunInstancesRequest input, MachineImage image, String instanceId, String zone, Draft draft) {
    var devices = new LinkedHashMap<String, @Nullable EbsBlockDevice>();
    devices.put(image.rootDevice(), null);
    for (BlockDeviceMapping mapping : Given.list(input.blockDeviceMappings)) {
      var device = Given.required(mapping.deviceName, "BlockDeviceMapping.DeviceName");
      if (mapping.noDevice != null) {
        devices.remove(device);
      } else if (mapping.ebs != null) {
        devices.put(device, mapping.ebs);
      }
    }
    devices.forEach((device, ebs) -> {
      var volume =
          make(
              ebs == null ? new EbsBlockDevice() : ebs,
              image,
              device.equals(image.rootDevice()),
              zone,
              draft);
      draft.put(
          Volume.REGISTER,
          volume.with(
              Optional.of(
                  new Volume.Attachment(
                      instanceId,
                      device,
                      ebs == null
                          || ebs.deleteOnTermination == null
                          || Given.flag(ebs.deleteOnTermination),
                      draft.scope().now()))));
      Tags.put(draft, Kind.VOLUME, volume.id(), input.tagSpecifications);
    });
  }

  private static Volume make(
      EbsBlockDevice wanted, MachineImage image, boolean root, String zone, Draft draft) {
    var type =
        Given.oneOf(
            Given.text(wanted.volumeType).orElse(root ? image.volumeType() : "gp2"),
            "volumeType",
            TYPES);
    var size = wanted.volumeSize == null ? DEFAULT_GIB : wanted.volumeSize;
    if (size < (root ? DEFAULT_GIB : 1) || size > MAX_GIB) {
      throw new dev.culvert.wire.aws.AwsException(
          "InvalidBlockDeviceMapping",
          "Volume of size "
              + size
              + "GB is smaller than snapshot '"
              + image.snapshotId()
              + "', expect size >= "
              + DEFAULT_GIB
              + "GB");
    }
    return new Volume(
        draft.newId(Kind.VOLUME),
        draft.scope().account(),
        draft.scope().region(),
        zone,
        draft.scope().now(),
        size,
        type,
        iops(type, size, wanted.iops),
        type.equals("gp3")
            ? Optional.of(wanted.throughput == null ? GP3_THROUGHPUT : wanted.throughput)
            : Optional.empty(),
        Given.flag(wanted.encrypted),
        Given.text(wanted.kmsKeyId),
        root ? image.snapshotId() : Given.text(wanted.snapshotId).orElse(""),
        Optional.empty());
  }

  private static Optional<Integer> iops(String type, int size, @Nullable Integer wanted) {
    return switch (type) {
      case "gp2" -> Optional.of(Math.max(GP2_LEAST_IOPS, size * GP2_IOPS_PER_GIB));
      case "gp3" -> Optional.of(wanted == null ? GP3_IOPS : wanted);
      case "io1", "io2" -> {
        if (wanted == null) {
          throw Refusals.missing("iops");
        }
        yield Optional.of(wanted);
      }
      default -> Optional.empty();
    };
  }

  /** What becomes of an instance's disks when it is terminated. */
  static void outlive(String instanceId, Draft draft) {
    for (var it : Volume.of(instanceId, draft.world())) {
      if (it.attachment().filter(Volume.Attachment::deleteOnTermination).isPresent()) {
        draft.remove(Volume.REGISTER, it.id());
        Tags.clear(draft, it.id());
      } else {
        draft.put(Volume.REGISTER, it.with(Optional.empty()));
      }
    }
  }

  private static DescribeVolumesResponse describe(DescribeVolumesRequest input, Seen seen) {
    var paging = Paging.of(input.maxResults, input.nextToken);
    var ids = Given.list(input.volumeIds);
    ids.forEach(Kind.VOLUME::check);
    var own =
        seen.world().all(Volume.REGISTER).stream()
            .filter(it -> it.account().equals(seen.scope().account()))
            .filter(it -> it.region().equals(seen.scope().region()))
            .filter(it -> ids.isEmpty() || ids.contains(it.id()))
            .sorted(Comparator.comparing(Volume::id))
            .toList();
    for (var id : ids) {
      if (own.stream().noneMatch(it -> it.id().equals(id))) {
        throw Kind.VOLUME.notFound(id);
      }
    }
    var all = own.stream().map(it -> shown(it, seen)).toList();
    var page = paging.cut(FILTERS.select(input.filters, all), it -> String.valueOf(it.volumeId));
    return new DescribeVolumesResponse().volumes(page.items()).nextToken(page.next());
  }

  private static dev.culvert.shapes.ec2.Volume shown(Volume it, Seen seen) {
    return new dev.culvert.shapes.ec2.Volume()
        .volumeId(it.id())
        .size(it.sizeGib())
        .volumeType(it.type())
        .iops(it.iops().orElse(null))
        .throughput(it.throughput().orElse(null))
        .encrypted(it.encrypted())
        .kmsKeyId(it.kmsKeyId().orElse(null))
        .snapshotId(it.snapshotId())
        .availabilityZone(it.zone())
        .availabilityZoneId(Zones.idOf(it.region(), it.zone()))
        .createTime(it.created())
        .state(it.attachment().isPresent() ? "in-use" : "available")
        .multiAttachEnabled(false)
        .operator(new OperatorResponse().managed(false))
        .attachments(
            it.attachment().stream()
                .map(to ->
                    new VolumeAttachment()
                        .volumeId(it.id())
                        .instanceId(to.instanceId())
                        .device(to.device())
                        .state("attached")
                        .attachTime(to.since())
                        .deleteOnTermination(to.deleteOnTermination()))
                .toList())
        .tags(Tags.of(seen, it.id()));
  }

  private static Function<dev.culvert.shapes.ec2.Volume, Stream<@Nullable Object>> attached(
      Function<VolumeAttachment, @Nullable Object> value) {
    return volume -> Given.list(volume.attachments).stream().map(value);
  }
}

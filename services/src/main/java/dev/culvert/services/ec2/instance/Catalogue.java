package dev.culvert.services.ec2.instance;

import dev.culvert.services.Operation;
import dev.culvert.services.ec2.basis.Actions;
import dev.culvert.services.ec2.basis.Filters;
import dev.culvert.services.ec2.basis.Given;
import dev.culvert.services.ec2.basis.Kind;
import dev.culvert.services.ec2.basis.Paging;
import dev.culvert.services.ec2.basis.Seen;
import dev.culvert.services.ec2.vpc.Zones;
import dev.culvert.shapes.ec2.BlockDeviceMapping;
import dev.culvert.shapes.ec2.DescribeImagesRequest;
import dev.culvert.shapes.ec2.DescribeImagesResponse;
import dev.culvert.shapes.ec2.DescribeInstanceTypeOfferingsRequest;
import dev.culvert.shapes.ec2.DescribeInstanceTypeOfferingsResponse;
import dev.culvert.shapes.ec2.DescribeInstanceTypesRequest;
import dev.culvert.shapes.ec2.DescribeInstanceTypesResponse;
import dev.culvert.shapes.ec2.EbsBlockDevice;
import dev.culvert.shapes.ec2.EbsInfo;
import dev.culvert.shapes.ec2.Ec2;
import dev.culvert.shapes.ec2.Image;
import dev.culvert.shapes.ec2.InstanceTypeInfo;
import dev.culvert.shapes.ec2.InstanceTypeOffering;
import dev.culvert.shapes.ec2.MemoryInfo;
import dev.culvert.shapes.ec2.NetworkInfo;
import dev.culvert.shapes.ec2.ProcessorInfo;
import dev.culvert.shapes.ec2.VCpuInfo;
import dev.culvert.wire.aws.AwsException;
import java.util.List;
import java.util.stream.Stream;

/** The images and types that instances can be made of. */
public final class Catalogue {
  private static final int ROOT_GIB = 8;
  private static final Filters<Image> IMAGE_FILTERS =
      Filters.<Image>tagged(image -> image.tags)
          .on("architecture", image -> image.architecture)
          .each(
              "block-device-mapping.volume-type",
              image ->
                  Given.list(image.blockDeviceMappings).stream()
                      .map(disk -> disk.ebs == null ? null : disk.ebs.volumeType))
          .on("creation-date", image -> image.creationDate)
          .on("description", image -> image.description)
          .on("ena-support", image -> image.enaSupport)
          .on("hypervisor", image -> image.hypervisor)
          .on("image-id", image -> image.imageId)
          .on("image-type", image -> image.imageType)
          .on("is-public", image -> image.publicValue)
          .on("name", image -> image.name)
          .on("owner-alias", image -> image.imageOwnerAlias)
          .on("owner-id", image -> image.ownerId)
          .on("platform", image -> image.platform)
          .on("platform-details", image -> image.platformDetails)
          .on("root-device-name", image -> image.rootDeviceName)
          .on("root-device-type", image -> image.rootDeviceType)
          .on("state", image -> image.state)
          .on("virtualization-type", image -> image.virtualizationType);
  private static final Filters<InstanceTypeInfo> TYPE_FILTERS =
      Filters.<InstanceTypeInfo>untagged()
          .on("bare-metal", type -> type.bareMetal)
          .on("burstable-performance-supported", type -> type.burstablePerformanceSupported)
          .on("current-generation", type -> type.currentGeneration)
          .on("free-tier-eligible", type -> type.freeTierEligible)
          .on("hypervisor", type -> type.hypervisor)
          .on("instance-type", type -> type.instanceType)
          .on(
              "memory-info.size-in-mib",
              type -> type.memoryInfo == null ? null : type.memoryInfo.sizeInMiB)
          .each(
              "processor-info.supported-architecture",
              type ->
                  type.processorInfo == null
                      ? Stream.<String>of()
                      : Given.list(type.processorInfo.supportedArchitectures).stream())
          .each("supported-usage-class", type -> Given.list(type.supportedUsageClasses).stream())
          .on(
              "vcpu-info.default-vcpus",
              type -> type.vCpuInfo == null ? null : type.vCpuInfo.defaultVCpus);
  private static final Filters<InstanceTypeOffering> OFFERING_FILTERS =
      Filters.<InstanceTypeOffering>untagged()
          .on("instance-type", offering -> offering.instanceType)
          .on("location", offering -> offering.location);

  private final Actions actions;

  public Catalogue(Actions actions) {
    this.actions = actions;
  }

  public List<Operation<?, ?>> operations() {
    return List.of(
        actions.read(Ec2.DESCRIBE_IMAGES, Catalogue::images),
        actions.read(Ec2.DESCRIBE_INSTANCE_TYPES, (input, _) -> types(input)),
        actions.read(Ec2.DESCRIBE_INSTANCE_TYPE_OFFERINGS, Catalogue::offerings));
  }

  private static DescribeImagesResponse images(DescribeImagesRequest input, Seen seen) {
    var paging = Paging.of(input.maxResults, input.nextToken);
    var ids = Given.list(input.imageIds);
    ids.forEach(Kind.IMAGE::check);
    var owners = Given.list(input.owners);
    var known = ids.isEmpty() ? MachineImage.known() : ids.stream().map(MachineImage::of).toList();
    var all =
        known.stream()
            .filter(it ->
                owners.isEmpty() || owners.contains(it.owner()) || owners.contains(it.ownerAlias()))
            .map(it -> shown(it, seen.scope().region()))
            .toList();
    var page =
        paging.cut(IMAGE_FILTERS.select(input.filters, all), it -> String.valueOf(it.imageId));
    return new DescribeImagesResponse().images(page.items()).nextToken(page.next());
  }

  private static Image shown(MachineImage it, String region) {
    return new Image()
        .imageId(it.id())
        .imageLocation((it.ownerAlias().isEmpty() ? it.owner() : it.ownerAlias()) + "/" + it.name())
        .name(it.name())
        .description(it.description())
        .ownerId(it.owner())
        .imageOwnerAlias(Given.text(it.ownerAlias()).orElse(null))
        .architecture(it.architecture())
        .creationDate(it.created())
        .imageType("machine")
        .publicValue(true)
        .state("available")
        .platformDetails(it.platform())
        .usageOperation("RunInstances")
        .rootDeviceName(it.rootDevice())
        .rootDeviceType("ebs")
        .virtualizationType("hvm")
        .hypervisor("xen")
        .enaSupport(true)
        .bootMode("uefi-preferred")
        .sriovNetSupport("simple")
        .imdsSupport(it.wantsTokens() ? "v2.0" : null)
        .sourceImageRegion(region)
        .blockDeviceMappings(
            List.of(
                new BlockDeviceMapping()
                    .deviceName(it.rootDevice())
                    .ebs(
                        new EbsBlockDevice()
                            .snapshotId(it.snapshotId())
                            .volumeSize(ROOT_GIB)
                            .volumeType(it.volumeType())
                            .deleteOnTermination(true)
                            .encrypted(false))))
        .tags(List.of());
  }

  private static DescribeInstanceTypesResponse types(DescribeInstanceTypesRequest input) {
    var paging = Paging.of(input.maxResults, input.nextToken);
    var names = Given.list(input.instanceTypes);
    var unknown = names.stream().filter(name -> InstanceType.named(name).isEmpty()).toList();
    if (!unknown.isEmpty()) {
      throw new AwsException(
          "InvalidInstanceType", "The following supplied instance types do not exist: " + unknown);
    }
    var all =
        InstanceType.known().stream()
            .filter(it -> names.isEmpty() || names.contains(it.name()))
            .map(Catalogue::shown)
            .toList();
    var page =
        paging.cut(TYPE_FILTERS.select(input.filters, all), it -> String.valueOf(it.instanceType));
    return new DescribeInstanceTypesResponse().instanceTypes(page.items()).nextToken(page.next());
  }

  private static InstanceTypeInfo shown(InstanceType it) {
    return new InstanceTypeInfo()
        .instanceType(it.name())
        .currentGeneration(true)
        .freeTierEligible(it.name().equals("t2.micro") || it.name().equals("t3.micro"))
        .supportedUsageClasses(List.of("on-demand"))
        .supportedRootDeviceTypes(List.of("ebs"))
        .supportedVirtualizationTypes(List.of("hvm"))
        .supportedBootModes(List.of("legacy-bios", "uefi"))
        .bareMetal(false)
        .hypervisor(it.nitro() ? "nitro" : "xen")
        .processorInfo(new ProcessorInfo().supportedArchitectures(List.of(it.architecture())))
        .vCpuInfo(
            new VCpuInfo()
                .defaultVCpus(it.vcpus())
                .defaultCores(it.vcpus() / it.threadsPerCore())
                .defaultThreadsPerCore(it.threadsPerCore()))
        .memoryInfo(new MemoryInfo().sizeInMiB(it.memoryMib()))
        .instanceStorageSupported(false)
        .ebsInfo(
            new EbsInfo()
                .ebsOptimizedSupport(it.nitro() ? "default" : "unsupported")
                .encryptionSupport("supported")
                .nvmeSupport(it.nitro() ? "required" : "unsupported"))
        .networkInfo(
            new NetworkInfo()
                .maximumNetworkInterfaces(it.interfaces())
                .maximumNetworkCards(1)
                .defaultNetworkCardIndex(0)
                .ipv4AddressesPerInterface(it.addresses())
                .ipv6AddressesPerInterface(it.addresses())
                .ipv6Supported(true)
                .enaSupport(it.nitro() ? "required" : "unsupported")
                .efaSupported(false))
        .hibernationSupported(false)
        .burstablePerformanceSupported(it.burstable())
        .dedicatedHostsSupported(!it.burstable())
        .autoRecoverySupported(true);
  }

  private static DescribeInstanceTypeOfferingsResponse offerings(
      DescribeInstanceTypeOfferingsRequest input, Seen seen) {
    var paging = Paging.of(input.maxResults, input.nextToken);
    var kind = Given.text(input.locationType).orElse("region");
    var region = seen.scope().region();
    List<String> locations =
        switch (kind) {
          case "region" -> List.of(region);
          case "availability-zone" -> Zones.of(region).stream().map(Zones.Zone::name).toList();
          case "availability-zone-id" -> Zones.of(region).stream().map(Zones.Zone::id).toList();
          default -> throw Given.invalid(kind, "LocationType", "Unknown location type.");
        };
    var all =
        InstanceType.known().stream()
            .flatMap(it ->
                locations.stream()
                    .map(location ->
                        new InstanceTypeOffering()
                            .instanceType(it.name())
                            .locationType(kind)
                            .location(location)))
            .toList();
    var page =
        paging.cut(
            OFFERING_FILTERS.select(input.filters, all), it -> it.instanceType + "/" + it.location);
    return new DescribeInstanceTypeOfferingsResponse()
        .instanceTypeOfferings(page.items())
        .nextToken(page.next());
  }
}

package dev.culvert.services.ec2.instance;

import dev.culvert.services.ec2.basis.Kind;
import java.util.List;

/**
 * An Amazon Machine Image. AWS's catalogue is not known here, so there are some fixed images, and
 * any other well-formed id is taken for one of somebody else's public images.
 *
 * @param description as {@code DescribeImages} tells it
 */
record MachineImage(
    String id,
    String name,
    String description,
    String owner,
    String ownerAlias,
    String architecture,
    String rootDevice,
    String created,
    String platform) {
  private static final String AMAZON = "137112412989";
  private static final String CANONICAL = "099720109477";
  private static final String LINUX = "Linux/UNIX";
  private static final String X86 = "x86_64";
  private static final String ARM = "arm64";

  private static final List<MachineImage> KNOWN =
      List.of(
          new MachineImage(
              "ami-0c02fb55956c7d316",
              "amzn2-ami-hvm-2.0.20250305.0-x86_64-gp2",
              "Amazon Linux 2 AMI 2.0.20250305.0 x86_64 HVM gp2",
              AMAZON,
              "amazon",
              X86,
              "/dev/xvda",
              "2025-03-05T01:10:34.000Z",
              LINUX),
          new MachineImage(
              "ami-08a0d1e16fc3f61ea",
              "al2023-ami-2023.6.20250303.0-kernel-6.1-x86_64",
              "Amazon Linux 2023 AMI 2023.6.20250303.0 x86_64 HVM kernel-6.1",
              AMAZON,
              "amazon",
              X86,
              "/dev/xvda",
              "2025-03-03T22:06:10.000Z",
              LINUX),
          new MachineImage(
              "ami-0f37c4a1ba152af46",
              "al2023-ami-2023.6.20250303.0-kernel-6.1-arm64",
              "Amazon Linux 2023 AMI 2023.6.20250303.0 arm64 HVM kernel-6.1",
              AMAZON,
              "amazon",
              ARM,
              "/dev/xvda",
              "2025-03-03T22:06:12.000Z",
              LINUX),
          new MachineImage(
              "ami-04b70fa74e45c3917",
              "ubuntu/images/hvm-ssd-gp3/ubuntu-noble-24.04-amd64-server-20250305",
              "Canonical, Ubuntu, 24.04, amd64 noble image",
              CANONICAL,
              "",
              X86,
              "/dev/sda1",
              "2025-03-05T07:11:02.000Z",
              LINUX),
          new MachineImage(
              "ami-0c7217cdde317cfec",
              "ubuntu/images/hvm-ssd/ubuntu-jammy-22.04-amd64-server-20250305",
              "Canonical, Ubuntu, 22.04 LTS, amd64 jammy image",
              CANONICAL,
              "",
              X86,
              "/dev/sda1",
              "2025-03-05T03:38:44.000Z",
              LINUX));

  static List<MachineImage> known() {
    return KNOWN;
  }

  /** The image of this id. */
  static MachineImage of(String id) {
    Kind.IMAGE.check(id);
    return KNOWN.stream()
        .filter(image -> image.id().equals(id))
        .findFirst()
        .orElseGet(() -> unlisted(id));
  }

  private static MachineImage unlisted(String id) {
    return new MachineImage(
        id,
        "unlisted-" + id,
        "An image that Culvert does not list",
        AMAZON,
        "amazon",
        X86,
        "/dev/xvda",
        "2025-01-01T00:00:00.000Z",
        LINUX);
  }

  /** Its disk: 8 GiB of type {@code gp3}, or {@code gp2} for the older ones. */
  String volumeType() {
    return name.contains("gp2") || name.contains("hvm-ssd/") ? "gp2" : "gp3";
  }

  /** Whether it is registered with {@code ImdsSupport} v2.0. */
  boolean wantsTokens() {
    return name.startsWith("al2023-");
  }

  String snapshotId() {
    return "snap-" + id.substring("ami-".length());
  }
}

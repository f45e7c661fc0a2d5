package dev.culvert.services.ssm;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** AWS's own parameters: the newest of the images that EC2 lists here. */
final class PublicParameters {
  private static final String AL2023_X86 = "ami-08a0d1e16fc3f61ea";
  private static final String AL2023_ARM = "ami-0f37c4a1ba152af46";
  private static final String AL2 = "ami-0c02fb55956c7d316";
  private static final String NOBLE = "ami-04b70fa74e45c3917";
  private static final String JAMMY = "ami-0c7217cdde317cfec";
  private static final String AMAZON_LINUX = "/aws/service/ami-amazon-linux-latest/";
  private static final String UBUNTU = "/aws/service/canonical/ubuntu/server/";
  private static final Instant PUBLISHED = Instant.parse("2025-03-05T08:00:00Z");

  private static final Map<String, String> IMAGES =
      new TreeMap<>(
          Map.of(
              AMAZON_LINUX + "al2023-ami-kernel-default-x86_64", AL2023_X86,
              AMAZON_LINUX + "al2023-ami-kernel-6.1-x86_64", AL2023_X86,
              AMAZON_LINUX + "al2023-ami-kernel-default-arm64", AL2023_ARM,
              AMAZON_LINUX + "al2023-ami-kernel-6.1-arm64", AL2023_ARM,
              AMAZON_LINUX + "amzn2-ami-hvm-x86_64-gp2", AL2,
              UBUNTU + "24.04/stable/current/amd64/hvm/ebs-gp3/ami-id", NOBLE,
              UBUNTU + "22.04/stable/current/amd64/hvm/ebs-gp2/ami-id", JAMMY));

  private PublicParameters() {}

  /** Those of a region. They belong to no account. */
  static List<StoredParameter> in(String region) {
    return IMAGES.entrySet().stream()
        .map(image ->
            new StoredParameter(
                "",
                region,
                image.getKey(),
                "String",
                image.getValue(),
                1,
                PUBLISHED,
                "",
                Optional.empty(),
                Optional.empty(),
                "aws:ec2:image",
                Map.of()))
        .toList();
  }
}

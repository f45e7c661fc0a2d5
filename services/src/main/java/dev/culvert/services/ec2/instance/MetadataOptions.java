package dev.culvert.services.ec2.instance;

import dev.culvert.services.ec2.basis.Given;
import dev.culvert.services.ec2.basis.Refusals;
import dev.culvert.shapes.ec2.InstanceMetadataOptionsResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an instance's metadata service answers.
 *
 * @param tokensRequired whether version 1, without tokens, is refused
 * @param enabled whether it answers at all
 * @param hopLimit of token responses, 1 to 64
 * @param tags whether it tells the instance's tags
 */
public record MetadataOptions(
    boolean tokensRequired, boolean enabled, int hopLimit, boolean ipv6, boolean tags) {
  private static final List<String> SWITCH = List.of("enabled", "disabled");
  private static final int MAX_HOPS = 64;

  /** Without any wish: what the image asks for, as Amazon Linux 2023 does, or the old default. */
  static MetadataOptions of(MachineImage image) {
    return image.wantsTokens()
        ? new MetadataOptions(true, true, 2, false, false)
        : new MetadataOptions(false, true, 1, false, false);
  }

  /** With what a request gives; the rest stays. */
  MetadataOptions with(
      @Nullable String tokens,
      @Nullable String endpoint,
      @Nullable Integer hops,
      @Nullable String protocolIpv6,
      @Nullable String instanceTags) {
    if (hops != null && (hops < 1 || hops > MAX_HOPS)) {
      throw Refusals.value(
          "The value of HttpPutResponseHopLimit must be between 1 and " + MAX_HOPS + ".");
    }
    return new MetadataOptions(
        Given.text(tokens)
            .map(it -> Given.oneOf(it, "HttpTokens", List.of("optional", "required")))
            .map("required"::equals)
            .orElse(tokensRequired),
        isOn(endpoint, "HttpEndpoint", enabled),
        hops == null ? hopLimit : hops,
        isOn(protocolIpv6, "HttpProtocolIpv6", ipv6),
        isOn(instanceTags, "InstanceMetadataTags", tags));
  }

  private static boolean isOn(@Nullable String given, String parameter, boolean otherwise) {
    return Given.text(given)
        .map(it -> Given.oneOf(it, parameter, SWITCH))
        .map("enabled"::equals)
        .orElse(otherwise);
  }

  InstanceMetadataOptionsResponse shown() {
    return new InstanceMetadataOptionsResponse()
        .state("applied")
        .httpTokens(tokensRequired ? "required" : "optional")
        .httpEndpoint(enabled ? "enabled" : "disabled")
        .httpPutResponseHopLimit(hopLimit)
        .httpProtocolIpv6(ipv6 ? "enabled" : "disabled")
        .instanceMetadataTags(tags ? "enabled" : "disabled");
  }
}

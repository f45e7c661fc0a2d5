package dev.culvert.services.ec2.flow;

import dev.culvert.services.ec2.basis.Refusals;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The fields that records can have (Amazon VPC User Guide, "Flow log records"). */
final class FlowFields {
  static final String DEFAULT_FORMAT =
      "${version} ${account-id} ${interface-id} ${srcaddr} ${dstaddr} ${srcport} ${dstport}"
          + " ${protocol} ${packets} ${bytes} ${start} ${end} ${action} ${log-status}";
  private static final List<String> KNOWN =
      List.of(
          "version",
          "account-id",
          "interface-id",
          "srcaddr",
          "dstaddr",
          "srcport",
          "dstport",
          "protocol",
          "packets",
          "bytes",
          "start",
          "end",
          "action",
          "log-status",
          "vpc-id",
          "subnet-id",
          "instance-id",
          "tcp-flags",
          "type",
          "pkt-srcaddr",
          "pkt-dstaddr",
          "region",
          "az-id",
          "sublocation-type",
          "sublocation-id",
          "pkt-src-aws-service",
          "pkt-dst-aws-service",
          "flow-direction",
          "traffic-path",
          "reject-reason");
  private static final Pattern FIELD = Pattern.compile("\\$\\{([a-z-]+)}");

  private FlowFields() {}

  /** The fields of a format; refuses unknown ones. */
  static List<String> of(String format) {
    var fields = new ArrayList<String>();
    var matcher = FIELD.matcher(format);
    while (matcher.find()) {
      if (!KNOWN.contains(matcher.group(1))) {
        throw Refusals.parameter("Unknown fields provided: " + matcher.group(1));
      }
      fields.add(matcher.group(1));
    }
    if (fields.isEmpty() || !matcher.replaceAll("").isBlank()) {
      throw Refusals.parameter("The log format '" + format + "' is not valid");
    }
    return fields;
  }
}

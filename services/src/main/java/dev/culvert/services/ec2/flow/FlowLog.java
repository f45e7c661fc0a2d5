package dev.culvert.services.ec2.flow;

import dev.culvert.network.NetworkInterface;
import dev.culvert.services.control.Register;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A flow log: records of what goes in and out of a VPC, subnet or network interface.
 *
 * @param resourceId what is watched
 * @param destinationType {@code cloud-watch-logs}, {@code s3} or {@code kinesis-data-firehose}
 * @param destination where AWS would write to; Culvert writes files, whatever it is
 * @param fields of a record, in order
 * @param format as it was given
 */
public record FlowLog(
    String id,
    String account,
    String region,
    String resourceId,
    Traffic traffic,
    Instant created,
    String destinationType,
    Optional<String> destination,
    Optional<String> logGroup,
    Optional<String> roleArn,
    List<String> fields,
    String format,
    int aggregationSeconds,
    Optional<FileOptions> fileOptions) {

  public static final Register<FlowLog> REGISTER =
      Register.of("ec2.flow-log", FlowLog.class, FlowLog::id);

  /** Which records are wanted. */
  public enum Traffic {
    ACCEPT,
    REJECT,
    ALL
  }

  /** How S3 objects would be laid out. */
  public record FileOptions(String format, boolean hivePartitions, boolean hourly) {}

  public FlowLog {
    fields = List.copyOf(fields);
  }

  boolean watches(NetworkInterface it) {
    return resourceId.equals(it.id())
        || resourceId.equals(it.subnetId())
        || resourceId.equals(it.vpcId());
  }

  boolean wants(boolean accepted) {
    return switch (traffic) {
      case ALL -> true;
      case ACCEPT -> accepted;
      case REJECT -> !accepted;
    };
  }
}

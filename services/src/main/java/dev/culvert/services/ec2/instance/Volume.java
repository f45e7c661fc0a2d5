package dev.culvert.services.ec2.instance;

import dev.culvert.services.control.Register;
import dev.culvert.services.control.World;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A disk of an instance; nothing is ever written to it.
 *
 * @param sizeGib its size
 * @param throughput in MiB/s, of type {@code gp3}
 * @param attachment absent when its instance is gone
 */
public record Volume(
    String id,
    String account,
    String region,
    String zone,
    Instant created,
    int sizeGib,
    String type,
    Optional<Integer> iops,
    Optional<Integer> throughput,
    boolean encrypted,
    Optional<String> kmsKeyId,
    String snapshotId,
    Optional<Attachment> attachment) {

  public static final Register<Volume> REGISTER =
      Register.of("ec2.volume", Volume.class, Volume::id);

  /**
   * @param device such as {@code /dev/xvda}
   */
  public record Attachment(
      String instanceId, String device, boolean deleteOnTermination, Instant since) {}

  /** The disks of an instance, by device. */
  static List<Volume> of(String instanceId, World world) {
    return world.all(REGISTER).stream()
        .filter(it -> it.attachment().filter(to -> to.instanceId().equals(instanceId)).isPresent())
        .sorted(Comparator.comparing(it -> it.attachment().map(Attachment::device).orElse("")))
        .toList();
  }

  Volume with(Optional<Attachment> changed) {
    return new Volume(
        id,
        account,
        region,
        zone,
        created,
        sizeGib,
        type,
        iops,
        throughput,
        encrypted,
        kmsKeyId,
        snapshotId,
        changed);
  }
}

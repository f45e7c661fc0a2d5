package dev.culvert.services.ec2.instance;

import dev.culvert.network.NetworkInterface;
import dev.culvert.services.control.Register;
import dev.culvert.services.control.World;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * An instance, as the API knows it. Its interfaces are the network's; a program runs as the
 * instance by {@code culvert exec --instance}.
 *
 * @param launchIndex its number within its reservation
 * @param launched when it was last started
 * @param changed when its state last changed
 * @param profile what gives it its role
 */
public record Instance(
    String id,
    String account,
    String region,
    String reservationId,
    int launchIndex,
    String imageId,
    String type,
    String vpcId,
    String subnetId,
    String zone,
    State state,
    Instant launched,
    Instant changed,
    Optional<String> keyName,
    Optional<Profile> profile,
    MetadataOptions metadata,
    InstanceSettings settings) {

  public static final Register<Instance> REGISTER =
      Register.of("ec2.instance", Instance.class, Instance::id);

  /** EC2's states; those in between last no longer than the answer that tells of them. */
  public enum State {
    PENDING(0, "pending"),
    RUNNING(16, "running"),
    SHUTTING_DOWN(32, "shutting-down"),
    TERMINATED(48, "terminated"),
    STOPPING(64, "stopping"),
    STOPPED(80, "stopped");

    private final int code;
    private final String text;

    State(int code, String text) {
      this.code = code;
      this.text = text;
    }

    int code() {
      return code;
    }

    String text() {
      return text;
    }
  }

  /**
   * The association with an instance profile.
   *
   * @param name of the profile, in the instance's account
   */
  public record Profile(String associationId, String name, Instant since) {}

  /** The instance that an interface belongs to. */
  public static Optional<Instance> behind(NetworkInterface networkInterface, World world) {
    return networkInterface.attachment().flatMap(to -> world.find(REGISTER, to.instanceId()));
  }

  /** Its interfaces, by device index. */
  List<NetworkInterface> interfaces(World world) {
    return world.network().all(NetworkInterface.class).stream()
        .filter(it -> it.attachment().filter(to -> to.instanceId().equals(id)).isPresent())
        .sorted(
            Comparator.comparingInt(
                it -> it.attachment().map(to -> to.deviceIndex()).orElse(Integer.MAX_VALUE)))
        .toList();
  }

  boolean isGone() {
    return state == State.TERMINATED;
  }

  Instance with(State now, Instant when) {
    return new Instance(
        id,
        account,
        region,
        reservationId,
        launchIndex,
        imageId,
        type,
        vpcId,
        subnetId,
        zone,
        now,
        now == State.RUNNING ? when : launched,
        when,
        keyName,
        profile,
        metadata,
        settings);
  }

  Instance with(Optional<Profile> other) {
    return new Instance(
        id,
        account,
        region,
        reservationId,
        launchIndex,
        imageId,
        type,
        vpcId,
        subnetId,
        zone,
        state,
        launched,
        changed,
        keyName,
        other,
        metadata,
        settings);
  }

  Instance with(MetadataOptions other) {
    return new Instance(
        id,
        account,
        region,
        reservationId,
        launchIndex,
        imageId,
        type,
        vpcId,
        subnetId,
        zone,
        state,
        launched,
        changed,
        keyName,
        profile,
        other,
        settings);
  }

  Instance with(InstanceSettings other) {
    return new Instance(
        id,
        account,
        region,
        reservationId,
        launchIndex,
        imageId,
        type,
        vpcId,
        subnetId,
        zone,
        state,
        launched,
        changed,
        keyName,
        profile,
        metadata,
        other);
  }

  Instance withType(String other) {
    return new Instance(
        id,
        account,
        region,
        reservationId,
        launchIndex,
        imageId,
        other,
        vpcId,
        subnetId,
        zone,
        state,
        launched,
        changed,
        keyName,
        profile,
        metadata,
        settings);
  }
}

package dev.culvert.services.ec2.instance;

import dev.culvert.network.NetworkInterface;
import dev.culvert.services.ec2.basis.Draft;
import dev.culvert.services.ec2.basis.Given;
import dev.culvert.services.ec2.basis.Kind;
import dev.culvert.services.ec2.basis.Seen;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds instances. One that is terminated can be seen for an hour, as with EC2. */
public final class Instances {
  private static final Duration REMEMBERED = Duration.ofHours(1);

  private Instances() {}

  static List<Instance> all(Seen seen) {
    return seen.world().all(Instance.REGISTER).stream()
        .filter(it -> isSeen(it, seen))
        .sorted(Comparator.comparing(Instance::id))
        .toList();
  }

  public static Optional<Instance> find(Seen seen, String id) {
    return seen.world().find(Instance.REGISTER, id).filter(it -> isSeen(it, seen));
  }

  static Instance the(Seen seen, @Nullable String given) {
    var id = Given.required(given, "InstanceId");
    Kind.INSTANCE.check(id);
    return find(seen, id).orElseThrow(() -> Kind.INSTANCE.notFound(id));
  }

  /** Those of these ids; all, if no ids are given. */
  static List<Instance> the(Seen seen, @Nullable List<String> ids) {
    if (ids == null || ids.isEmpty()) {
      return all(seen);
    }
    ids.forEach(Kind.INSTANCE::check);
    return ids.stream().distinct().map(id -> the(seen, id)).toList();
  }

  /** One that is not terminated: that cannot be changed any more. */
  static Instance living(Draft draft, @Nullable String id) {
    var found = the(draft.seen(), id);
    if (found.isGone()) {
      throw StateChanges.wrongState(
          found, "The instance '" + found.id() + "' is not in a state that allows the operation.");
    }
    return found;
  }

  /** Its first interface, which its attributes are those of. */
  static NetworkInterface primary(Instance instance, Draft draft) {
    return instance.interfaces(draft.world()).stream()
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(instance.id() + " has no interface"));
  }

  private static boolean isSeen(Instance it, Seen seen) {
    return it.account().equals(seen.scope().account())
        && it.region().equals(seen.scope().region())
        && !(it.isGone() && it.changed().plus(REMEMBERED).isBefore(seen.scope().now()));
  }

  /** Drops what EC2 has forgotten. */
  static void forgetOld(Draft draft) {
    var since = draft.scope().now().minus(REMEMBERED);
    for (var it : draft.world().all(Instance.REGISTER)) {
      if (it.isGone() && it.changed().isBefore(since)) {
        draft.remove(Instance.REGISTER, it.id());
      }
    }
  }
}

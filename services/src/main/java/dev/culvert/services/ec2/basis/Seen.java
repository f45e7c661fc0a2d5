package dev.culvert.services.ec2.basis;

import dev.culvert.network.Network;
import dev.culvert.network.PrefixList;
import dev.culvert.network.PrefixListId;
import dev.culvert.network.Resource;
import dev.culvert.services.control.World;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The world as somebody sees it: what belongs to their account in the region they call. */
public record Seen(World world, Scope scope) {

  public Network network() {
    return world.network();
  }

  public boolean owns(Resource resource) {
    return resource.owner().equals(scope.account()) && resource.region().equals(scope.region());
  }

  /** All of one's own of this kind, by id. */
  public <R extends Resource> List<R> all(Class<R> type) {
    return network().all(type).stream()
        .filter(this::owns)
        .sorted(Comparator.comparing(Resource::id))
        .toList();
  }

  public <R extends Resource> Optional<R> find(Class<R> type, String id) {
    return network().find(type, id).filter(this::owns);
  }

  /** The one of this id, or EC2's refusal of the id. */
  public <R extends Resource> R the(Kind kind, Class<R> type, String id) {
    kind.check(id);
    return find(type, id).orElseThrow(() -> kind.notFound(id));
  }

  /** Those of these ids; all, if no ids are given. */
  public <R extends Resource> List<R> the(Kind kind, Class<R> type, @Nullable List<String> ids) {
    if (ids == null || ids.isEmpty()) {
      return all(type);
    }
    ids.forEach(kind::check);
    return ids.stream().distinct().map(id -> the(kind, type, id)).toList();
  }

  /** A prefix list of AWS's or one's own. */
  public PrefixList prefixList(String id) {
    Kind.PREFIX_LIST.check(id);
    return network()
        .prefixList(scope.region(), new PrefixListId(id))
        .filter(list -> owns(list) || list.owner().equals(PrefixList.AWS))
        .orElseThrow(() -> Kind.PREFIX_LIST.notFound(id));
  }

  public String arn(Kind kind, String id) {
    return scope.arn(kind, id);
  }
}

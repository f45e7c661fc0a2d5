package dev.culvert.services.ec2.basis;

import dev.culvert.network.Network;
import dev.culvert.network.Resource;
import dev.culvert.services.Ids;
import dev.culvert.services.control.Register;
import dev.culvert.services.control.World;
import java.util.Collection;
import java.util.function.UnaryOperator;

/**
 * The world while one change is made to it. It belongs to that change alone: a refusal half-way
 * leaves nothing behind, and nobody sees it before it is finished.
 */
public final class Draft {
  private final Scope scope;
  private final Ids ids;
  private World world;

  public Draft(World world, Scope scope, Ids ids) {
    this.world = world;
    this.scope = scope;
    this.ids = ids;
  }

  public Scope scope() {
    return scope;
  }

  public Ids ids() {
    return ids;
  }

  /** An id for something new. */
  public String newId(Kind kind) {
    return ids.ec2(kind.prefix());
  }

  /** The world as changed so far. */
  public World world() {
    return world;
  }

  public Network network() {
    return world.network();
  }

  /** What the caller sees of it. */
  public Seen seen() {
    return new Seen(world, scope);
  }

  public <R extends Resource> R the(Kind kind, Class<R> type, String id) {
    return seen().the(kind, type, id);
  }

  public void put(Resource resource) {
    world = world.with(world.network().with(resource));
  }

  /** Puts all in at once: each may need the others. */
  public void put(Collection<? extends Resource> resources) {
    world = world.with(world.network().withAll(resources));
  }

  /** Takes a resource out of the network, with its tags. */
  public void remove(Resource resource) {
    world = world.with(world.network().without(resource));
    Tags.clear(this, resource.owner(), resource.id());
  }

  public void network(UnaryOperator<Network> change) {
    world = world.with(change.apply(world.network()));
  }

  public <T> void put(Register<T> register, T value) {
    world = world.with(register, value);
  }

  public void remove(Register<?> register, String key) {
    world = world.without(register, key);
  }
}

package dev.culvert.services.control;

import dev.culvert.network.Network;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.pcollections.HashTreePMap;
import org.pcollections.HashTreePSet;
import org.pcollections.PMap;
import org.pcollections.PSet;

/**
 * The whole control plane at one moment, of all accounts and regions of the process: the network
 * that packets are walked through, and the records of every register. Immutable; a change makes a
 * new world that shares what it did not touch.
 *
 * <p>Accounts and regions live in one value, because peering, cross-account access and
 * organizations join them; each record carries its own account and region.
 */
public final class World {
  private final Network network;
  private final PMap<Register<?>, PMap<String, Object>> records;
  private final PSet<RecordKey> touched;

  /** Shared by a settled world and all that are made from it. */
  private final Object basis;

  /** The records that were put in or taken out since the world was settled. */
  record RecordKey(Register<?> register, String key) {}

  private World(
      Network network,
      PMap<Register<?>, PMap<String, Object>> records,
      PSet<RecordKey> touched,
      Object basis) {
    this.network = network;
    this.records = records;
    this.touched = touched;
    this.basis = basis;
  }

  /** Nothing at all, with this network. */
  public static World of(Network network) {
    return new World(network, HashTreePMap.empty(), HashTreePSet.empty(), new Object());
  }

  public Network network() {
    return network;
  }

  public World with(Network changed) {
    return changed == network ? this : new World(changed, records, touched, basis);
  }

  /** The record of this key. */
  public <T> Optional<T> find(Register<T> register, String key) {
    return Optional.ofNullable(map(register).get(key)).map(register.type()::cast);
  }

  /** All records of a register, in no particular order. */
  public <T> Collection<T> all(Register<T> register) {
    return records(register).values();
  }

  /** Adds a record, or replaces the one of the same key. */
  public <T> World with(Register<T> register, T value) {
    var key = register.key().apply(value);
    return replace(register, key, map(register).plus(key, value));
  }

  public World without(Register<?> register, String key) {
    return replace(register, key, map(register).minus(key));
  }

  /** The records of a register by key. */
  @SuppressWarnings("unchecked") // with() lets nothing but T in
  public <T> Map<String, T> records(Register<T> register) {
    return (Map<String, T>) (Map<?, ?>) map(register);
  }

  private PMap<String, Object> map(Register<?> register) {
    return records.getOrDefault(register, HashTreePMap.empty());
  }

  private World replace(Register<?> register, String key, PMap<String, Object> map) {
    return new World(
        network, records.plus(register, map), touched.plus(new RecordKey(register, key)), basis);
  }

  /** The keys of all records that may differ from those of the settled world before. */
  Set<RecordKey> touched() {
    return touched;
  }

  /** Whether this world was made from that settled one, so that it noted all that differs. */
  boolean isMadeFrom(World settled) {
    return basis.equals(settled.basis);
  }

  /** The keys of all records there are. */
  Set<RecordKey> keys() {
    var keys = new HashSet<RecordKey>();
    records.forEach(
        (register, map) -> map.keySet().forEach(key -> keys.add(new RecordKey(register, key))));
    return keys;
  }

  /** The same world, with nothing touched. */
  World settled() {
    return new World(network.settled(), records, HashTreePSet.empty(), new Object());
  }
}

package dev.culvert.services.control;

import dev.culvert.network.Network;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

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

  private World(Network network, PMap<Register<?>, PMap<String, Object>> records) {
    this.network = network;
    this.records = records;
  }

  /** Nothing at all, with this network. */
  public static World of(Network network) {
    return new World(network, HashTreePMap.empty());
  }

  public Network network() {
    return network;
  }

  public World with(Network changed) {
    return changed == network ? this : new World(changed, records);
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
    return replace(register, map(register).plus(register.key().apply(value), value));
  }

  public World without(Register<?> register, String key) {
    return replace(register, map(register).minus(key));
  }

  /** The records of a register by key. */
  @SuppressWarnings("unchecked") // with() lets nothing but T in
  public <T> Map<String, T> records(Register<T> register) {
    return (Map<String, T>) (Map<?, ?>) map(register);
  }

  private PMap<String, Object> map(Register<?> register) {
    return records.getOrDefault(register, HashTreePMap.empty());
  }

  private World replace(Register<?> register, PMap<String, Object> map) {
    return new World(network, records.plus(register, map));
  }
}

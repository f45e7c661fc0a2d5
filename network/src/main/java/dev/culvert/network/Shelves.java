package dev.culvert.network;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/** All resources, one shelf for each kind. Immutable. */
final class Shelves {

  /** Each kind's place; both kinds of VPC endpoint share one. */
  private static final Map<Class<?>, Integer> PLACES = places();

  static final Shelves EMPTY =
      new Shelves(Collections.nCopies(PLACES.size(), HashTreePMap.empty()));

  private final List<PMap<Object, Resource>> shelves;

  private Shelves(List<PMap<Object, Resource>> shelves) {
    this.shelves = List.copyOf(shelves);
  }

  private static Map<Class<?>, Integer> places() {
    Map<Class<?>, Integer> places = new HashMap<>();
    for (Class<?> kind : Resource.class.getPermittedSubclasses()) {
      places.put(kind, places.size());
    }
    Integer endpoints = Objects.requireNonNull(places.get(VpcEndpoint.class));
    for (Class<?> kind : VpcEndpoint.class.getPermittedSubclasses()) {
      places.put(kind, endpoints);
    }
    return Map.copyOf(places);
  }

  Shelves with(Resource resource) {
    return changed(resource, shelf(resource.getClass()).plus(key(resource), resource));
  }

  Shelves without(Resource resource) {
    return changed(resource, shelf(resource.getClass()).minus(key(resource)));
  }

  private Shelves changed(Resource resource, PMap<Object, Resource> shelf) {
    List<PMap<Object, Resource>> changed = new ArrayList<>(shelves);
    changed.set(place(resource.getClass()), shelf);
    return new Shelves(changed);
  }

  @Nullable Resource same(Resource resource) {
    return shelf(resource.getClass()).get(key(resource));
  }

  <R extends Resource> @Nullable R find(Class<R> kind, Object key) {
    Resource found = shelf(kind).get(key);
    return kind.isInstance(found) ? kind.cast(found) : null;
  }

  <R extends Resource> Collection<R> all(Class<R> kind) {
    Collection<Resource> shelf = shelf(kind).values();
    return shelf.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  Set<ResourceKey> keys() {
    return shelves.stream()
        .flatMap(shelf -> shelf.values().stream())
        .map(ResourceKey::of)
        .collect(Collectors.toUnmodifiableSet());
  }

  private PMap<Object, Resource> shelf(Class<?> kind) {
    return shelves.get(place(kind));
  }

  private static int place(Class<?> kind) {
    Integer place = PLACES.get(kind);
    if (place == null) {
      throw new IllegalArgumentException("`" + kind.getName() + "` is no kind of resource");
    }
    return place;
  }

  private static Object key(Resource resource) {
    return resource instanceof PrefixList list ? key(list.region(), list.id()) : resource.id();
  }

  /** AWS's prefix lists share ids between regions. */
  static Object key(String region, String prefixListId) {
    return new RegionalId(region, prefixListId);
  }

  private record RegionalId(String region, String id) {}
}

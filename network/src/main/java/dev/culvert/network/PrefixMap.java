package dev.culvert.network;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An immutable map from CIDR blocks to values, asked by address: the longest block that holds the
 * address answers.
 *
 * <p>Blocks are either nested or disjoint, so they cut each address family into consecutive ranges
 * with one answer each. The map is the sorted list of the first addresses of these ranges, at most
 * 2n+1 for n blocks, and a question is one binary search, however deep the blocks are nested. Those
 * of IPv4 are plain numbers, because a search through objects would wait for memory at each step.
 *
 * @param <V> what is found
 */
public final class PrefixMap<V> {

  private final int[] ipv4Starts;
  private final List<Optional<V>> ipv4Answers;
  private final IpAddress[] ipv6Starts;
  private final List<Optional<V>> ipv6Answers;

  private PrefixMap(Ranges<V> ipv4, Ranges<V> ipv6) {
    ipv4Starts = ipv4.starts.stream().mapToInt(PrefixMap::ordered).toArray();
    ipv4Answers = List.copyOf(ipv4.answers);
    ipv6Starts = ipv6.starts.toArray(IpAddress[]::new);
    ipv6Answers = List.copyOf(ipv6.answers);
  }

  public static <V> PrefixMap<V> of(Map<Cidr, V> blocks) {
    Ranges<V> ipv4 = new Ranges<>(Cidr.ANY_IPV4);
    Ranges<V> ipv6 = new Ranges<>(Cidr.ANY_IPV6);
    for (Map.Entry<Cidr, V> block : new TreeMap<>(blocks).entrySet()) {
      switch (block.getKey().family()) {
        case IPV4 -> ipv4.open(block);
        case IPV6 -> ipv6.open(block);
      }
    }
    ipv4.closeAll();
    ipv6.closeAll();
    return new PrefixMap<>(ipv4, ipv6);
  }

  /** The value of the longest block that holds the address. */
  public Optional<V> lookup(IpAddress address) {
    return switch (address) {
      case Ipv4Address ipv4 -> answer(ipv4Answers, Arrays.binarySearch(ipv4Starts, ordered(ipv4)));
      case Ipv6Address ipv6 -> answer(ipv6Answers, Arrays.binarySearch(ipv6Starts, ipv6));
    };
  }

  private static <V> Optional<V> answer(List<Optional<V>> answers, int found) {
    return answers.get(found >= 0 ? found : -found - 2);
  }

  /** A number whose signed order is the order of addresses. */
  private static int ordered(IpAddress address) {
    return ((Ipv4Address) address).bits() ^ Integer.MIN_VALUE;
  }

  /** Builds the ranges of a family from blocks in order: outer first, then by address. */
  private static final class Ranges<V> {

    private final List<IpAddress> starts = new ArrayList<>();
    private final List<Optional<V>> answers = new ArrayList<>();
    private final Deque<Map.Entry<Cidr, V>> open = new ArrayDeque<>();

    Ranges(Cidr family) {
      start(family.address(), Optional.empty());
    }

    void open(Map.Entry<Cidr, V> block) {
      while (!open.isEmpty() && !open.peek().getKey().contains(block.getKey())) {
        closeInnermost();
      }
      open.push(block);
      start(block.getKey().address(), Optional.of(block.getValue()));
    }

    void closeAll() {
      while (!open.isEmpty()) {
        closeInnermost();
      }
    }

    private void closeInnermost() {
      IpAddress last = open.pop().getKey().last();
      IpAddress next = last.plus(1);
      if (next.compareTo(last) > 0) {
        start(next, Optional.ofNullable(open.peek()).map(Map.Entry::getValue));
      }
    }

    /** Begins a range; one that would be empty is replaced. */
    private void start(IpAddress address, Optional<V> answer) {
      if (!starts.isEmpty() && starts.getLast().equals(address)) {
        answers.removeLast();
      } else {
        starts.add(address);
      }
      answers.add(answer);
    }
  }
}

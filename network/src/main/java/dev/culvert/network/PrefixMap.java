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
 * 2n+2 for n blocks, and a question is one binary search, however deep the blocks are nested.
 *
 * @param <V> what is found
 */
public final class PrefixMap<V> {

  private final IpAddress[] starts;
  private final List<Optional<V>> answers;

  private PrefixMap(List<IpAddress> starts, List<Optional<V>> answers) {
    this.starts = starts.toArray(IpAddress[]::new);
    this.answers = List.copyOf(answers);
  }

  public static <V> PrefixMap<V> of(Map<Cidr, V> blocks) {
    Ranges<V> ranges = new Ranges<>();
    for (Map.Entry<Cidr, V> block : new TreeMap<>(blocks).entrySet()) {
      ranges.open(block);
    }
    ranges.closeAll();
    return new PrefixMap<>(ranges.starts, ranges.answers);
  }

  /** The value of the longest block that holds the address. */
  public Optional<V> lookup(IpAddress address) {
    int found = Arrays.binarySearch(starts, address);
    return answers.get(found >= 0 ? found : -found - 2);
  }

  /** Builds the ranges from blocks that come in order: outer before inner, lower before higher. */
  private static final class Ranges<V> {

    private final List<IpAddress> starts = new ArrayList<>();
    private final List<Optional<V>> answers = new ArrayList<>();
    private final Deque<Map.Entry<Cidr, V>> open = new ArrayDeque<>();

    Ranges() {
      start(Cidr.ANY_IPV4.address(), Optional.empty());
    }

    void open(Map.Entry<Cidr, V> block) {
      while (!open.isEmpty() && !open.peek().getKey().contains(block.getKey())) {
        closeInnermost();
      }
      if (block.getKey().family() == AddressFamily.IPV6) {
        startIpv6();
      }
      open.push(block);
      start(block.getKey().address(), Optional.of(block.getValue()));
    }

    void closeAll() {
      while (!open.isEmpty()) {
        closeInnermost();
      }
      startIpv6();
    }

    private void closeInnermost() {
      IpAddress last = open.pop().getKey().last();
      IpAddress next = last.plus(1);
      if (next.compareTo(last) > 0) {
        start(next, Optional.ofNullable(open.peek()).map(Map.Entry::getValue));
      }
    }

    /** Nothing of IPv4 reaches into IPv6. */
    private void startIpv6() {
      if (starts.getLast().family() == AddressFamily.IPV4) {
        start(Cidr.ANY_IPV6.address(), Optional.empty());
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

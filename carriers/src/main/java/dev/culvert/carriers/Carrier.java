package dev.culvert.carriers;

import dev.culvert.network.Network;

/**
 * Carries the connections of clients inside VPCs to the services' door, on the way that the network
 * gives them and on no other.
 */
public interface Carrier extends AutoCloseable {

  /**
   * Makes ready for a program that runs behind this network interface.
   *
   * @throws IllegalArgumentException if there is no such interface
   */
  Attachment attach(String interfaceId, Refusal refusal);

  /**
   * Takes note of a new network: connections whose way is not what it was are cut, and what belongs
   * to interfaces that are gone is given up.
   */
  void changed(Network network);

  @Override
  void close();

  /** What a client sees of a connection that leads nowhere. */
  enum Refusal {
    /** Nothing, until its own time-out: as in AWS. */
    SILENT,
    /** An answer of the proxy at once, with the reason. */
    IMMEDIATE
  }
}

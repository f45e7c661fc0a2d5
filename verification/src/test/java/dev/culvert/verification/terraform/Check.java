package dev.culvert.verification.terraform;

import java.util.List;

/**
 * A request of a client in a subnet of the built network.
 *
 * @param subnet the output that names the subnet
 * @param aws what the client asks with the stock CLI; {@code ${name}} stands for an output
 * @param before what comes of it before the change
 * @param after what comes of it after the change
 */
record Check(String subnet, List<String> aws, Outcome before, Outcome after) {

  /** What a client sees. */
  enum Outcome {
    SERVED,
    /** The network lets nothing through. */
    UNREACHED,
    /** A policy says no. */
    DENIED
  }

  static Check of(String subnet, Outcome before, Outcome after, String... aws) {
    return new Check(subnet, List.of(aws), before, after);
  }
}

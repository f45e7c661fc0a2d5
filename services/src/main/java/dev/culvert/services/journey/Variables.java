package dev.culvert.services.journey;

/**
 * The two variables of a journey, after one of its steps.
 *
 * @param requestRoute which way the request goes
 * @param accessMethod what kind of access that makes
 */
public record Variables(String requestRoute, String accessMethod) {
  /** Before the first step. */
  public static final Variables START = new Variables("None", "None");

  static final Variables ENDPOINT_EXISTS =
      new Variables("VPC Endpoint Exists", "Private access enabled");
  static final Variables VIA_ENDPOINT =
      new Variables("Routed via VPC Endpoint", "Private access ongoing");
  static final Variables BACK_PRIVATELY =
      new Variables("Response received privately", "Private access complete");

  static final Variables NO_ENDPOINT = new Variables("No VPC Endpoint", "Public access");
  static final Variables VIA_INTERNET_GATEWAY =
      new Variables("Routed via Internet Gateway", "Public access ongoing");
  static final Variables VIA_NAT_GATEWAY =
      new Variables("Routed via NAT Gateway", "Public access ongoing");
  static final Variables FROM_OUTSIDE =
      new Variables("From outside any VPC", "Public access ongoing");
  static final Variables BACK_PUBLICLY =
      new Variables("Response received publicly", "Public access complete");

  static final Variables NO_ROUTE = new Variables("No Route", "Access denied");
  static final Variables DROPPED = new Variables("Dropped", "Access denied");
  static final Variables NOT_RESOLVED = new Variables("Name Not Resolved", "Access denied");

  /** On the same route, but refused. */
  Variables refused() {
    return new Variables(requestRoute, "Access denied");
  }

  /** The answer has come back, on the way the request took. */
  Variables returned() {
    if (this.equals(VIA_ENDPOINT)) {
      return BACK_PRIVATELY;
    }
    if (requestRoute.equals(VIA_ENDPOINT.requestRoute)) {
      return new Variables(BACK_PRIVATELY.requestRoute, accessMethod);
    }
    return accessMethod.equals(VIA_INTERNET_GATEWAY.accessMethod)
        ? BACK_PUBLICLY
        : new Variables(BACK_PUBLICLY.requestRoute, accessMethod);
  }
}

package dev.culvert.services.ec2.transit;

import dev.culvert.services.control.Register;
import java.time.Instant;

/** What the API knows of a transit gateway's route table beyond the network. */
public record TransitTableDetails(String tableId, Instant created) {

  public static final Register<TransitTableDetails> REGISTER =
      Register.of(
          "ec2.transit-gateway-route-table",
          TransitTableDetails.class,
          TransitTableDetails::tableId);
}

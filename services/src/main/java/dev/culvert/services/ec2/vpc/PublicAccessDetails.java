package dev.culvert.services.ec2.vpc;

import dev.culvert.services.control.Register;
import java.time.Instant;

/**
 * When Block Public Access, or an exclusion from it, was made and changed last.
 *
 * @param of the id of an exclusion, or of an account's setting in a region
 */
public record PublicAccessDetails(String of, Instant created, Instant updated) {

  public static final Register<PublicAccessDetails> REGISTER =
      Register.of("ec2.block-public-access", PublicAccessDetails.class, PublicAccessDetails::of);
}

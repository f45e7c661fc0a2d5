package dev.culvert.services.organizations;

import dev.culvert.services.control.Register;
import java.time.Instant;

/**
 * A request for an account, which is fulfilled when it is answered.
 *
 * @param id {@code car-…}
 */
record Creation(String organization, String id, String name, String account, Instant at) {
  static final Register<Creation> REGISTER =
      Register.of("organizations.creation", Creation.class, Creation::id);
}

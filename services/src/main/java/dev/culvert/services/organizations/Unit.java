package dev.culvert.services.organizations;

import dev.culvert.services.control.Register;
import java.util.Map;

/**
 * An organizational unit.
 *
 * @param id {@code ou-…}
 * @param parent the root or another unit
 */
record Unit(String organization, String id, String name, String parent, Map<String, String> tags) {

  static final Register<Unit> REGISTER = Register.of("organizations.unit", Unit.class, Unit::id);

  Unit called(String newName) {
    return new Unit(organization, id, newName, parent, tags);
  }

  Unit withTags(Map<String, String> newTags) {
    return new Unit(organization, id, name, parent, newTags);
  }
}

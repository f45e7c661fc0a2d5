package dev.culvert.server;

import dev.culvert.items.Database;
import dev.culvert.services.Ids;
import dev.culvert.services.control.Control;
import java.time.InstantSource;

/** Worlds that a server can begin with. */
final class Worlds {
  private Worlds() {}

  /**
   * Makes the world of this name, unless it is there from an earlier start.
   *
   * @throws IllegalArgumentException if there is no such world
   */
  static void make(
      String name,
      Control control,
      Database database,
      String account,
      Ids ids,
      InstantSource clock) {
    if (!name.equals("demo")) {
      throw new IllegalArgumentException("there is no world `" + name + "`; there is: demo");
    }
    new DemoWorld(account, Settings.REGION, ids, clock.instant()).make(control, database);
  }
}

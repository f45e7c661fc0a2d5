package dev.culvert.server;

import dev.culvert.items.Database;
import dev.culvert.services.control.Control;
import dev.culvert.services.control.World;
import dev.culvert.services.journey.Journeys;
import dev.culvert.services.own.CulvertPages;

/**
 * Puts a server that keeps nothing back to its beginning: the installation's own keys stay, so that
 * clients need no new ones.
 *
 * @param inMemory whether it keeps nothing
 * @param beginning the control plane as it was before anybody did anything
 * @param world makes the world that the server was started with, if there was one
 */
record Afresh(
    boolean inMemory,
    Control control,
    World beginning,
    Database database,
    Journeys journeys,
    Runnable world)
    implements CulvertPages.Reset {

  @Override
  public boolean run() {
    if (!inMemory) {
      return false;
    }
    control.change(_ -> new Control.Changed<>(beginning, true));
    database.tables().clear();
    journeys.clear();
    world.run();
    return true;
  }
}

package dev.culvert.server;

import dev.culvert.network.walk.Passage;
import dev.culvert.wire.http.Admission;
import dev.culvert.wire.http.Gate;
import dev.culvert.wire.http.Ingress;
import org.jspecify.annotations.Nullable;

/**
 * The gate of a server whose carrier is made after it: the carrier opens listeners of the server,
 * and the server asks the carrier. Nothing listens before the carrier is there.
 */
final class LateGate implements Gate<Passage> {
  private volatile @Nullable Gate<Passage> gate;

  void is(Gate<Passage> made) {
    gate = made;
  }

  @Override
  public Admission<Passage> admit(Ingress ingress) {
    var made = gate;
    return made == null
        ? new Admission.Refused<>(502, "the server is starting")
        : made.admit(ingress);
  }
}

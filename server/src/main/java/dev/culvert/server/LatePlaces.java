package dev.culvert.server;

import dev.culvert.services.Caller;
import dev.culvert.services.own.ClientPlaces;
import dev.culvert.services.own.ClientRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Places that are made by the carrier, which is made after the pages that ask for them. */
final class LatePlaces implements ClientPlaces {
  private volatile @Nullable ClientPlaces places;

  void are(ClientPlaces made) {
    places = made;
  }

  @Override
  public Map<String, Object> make(ClientRequest request, Caller caller) {
    var made = places;
    if (made == null) {
      throw new IllegalArgumentException("the server is starting");
    }
    return made.make(request, caller);
  }
}

package dev.culvert.services.own;

import dev.culvert.services.Caller;
import java.util.Map;

/** Makes places inside a VPC for programs to run at. */
@FunctionalInterface
public interface ClientPlaces {

  /**
   * A place, and how a program is told of it.
   *
   * @return JSON members for the culvert command
   * @throws IllegalArgumentException saying what is wrong with the request
   */
  Map<String, Object> make(ClientRequest request, Caller caller);
}

package dev.culvert.services.own;

import dev.culvert.services.Caller;
import java.util.Map;

/** Makes requests to DynamoDB as a client inside a VPC does, on the way that every client takes. */
@FunctionalInterface
public interface ClientRequests {

  /**
   * @param place where the client is, and as whom
   * @param operation of DynamoDB, such as {@code GetItem}
   * @param input its input, as DynamoDB's JSON
   */
  record Ask(ClientRequest place, String operation, Map<String, Object> input) {}

  /**
   * Sends the request and waits for its end.
   *
   * @return JSON members: {@code interfaceId}; {@code status} and {@code body} of the answer, if
   *     there was one; {@code journey}, the id of what was recorded
   * @throws IllegalArgumentException saying what is wrong with the request
   */
  Map<String, Object> send(Ask ask, Caller caller);
}

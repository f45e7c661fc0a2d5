package dev.culvert.network.walk;

import dev.culvert.network.Direction;
import dev.culvert.network.IpAddress;
import dev.culvert.network.Place;
import dev.culvert.network.RouteTarget;
import dev.culvert.network.TransitGatewayAttachment;

/** Something that the replies of a connection have to pass. */
sealed interface WayBack {

  /**
   * The border of a subnet.
   *
   * @param peer the other end, as the replies name it
   * @param port the destination port of the replies
   * @param lost why the connection fails if the network ACL denies them
   */
  record Border(Place place, Direction direction, IpAddress peer, int port, DropReason lost)
      implements WayBack {}

  /**
   * The route table of a subnet.
   *
   * @param via where the packet came in, and the replies have to go out
   */
  record Return(Place place, IpAddress destination, RouteTarget via) implements WayBack {}

  /**
   * A transit gateway.
   *
   * @param attachment where the replies come in
   * @param to the attachment through which they have to leave
   */
  record ReturnTransit(
      TransitGatewayAttachment attachment, IpAddress destination, TransitGatewayAttachment to)
      implements WayBack {}
}

package dev.culvert.services.ec2.endpoint;

import dev.culvert.network.VpcEndpoint;
import dev.culvert.services.Operation;
import dev.culvert.services.ec2.basis.Actions;
import dev.culvert.services.ec2.basis.Draft;
import dev.culvert.services.ec2.basis.Filters;
import dev.culvert.services.ec2.basis.Given;
import dev.culvert.services.ec2.basis.Kind;
import dev.culvert.services.ec2.basis.Paging;
import dev.culvert.services.ec2.basis.Refusals;
import dev.culvert.services.ec2.basis.Seen;
import dev.culvert.services.ec2.basis.Touched;
import dev.culvert.shapes.ec2.ConnectionNotification;
import dev.culvert.shapes.ec2.CreateVpcEndpointConnectionNotificationRequest;
import dev.culvert.shapes.ec2.CreateVpcEndpointConnectionNotificationResponse;
import dev.culvert.shapes.ec2.DeleteVpcEndpointConnectionNotificationsRequest;
import dev.culvert.shapes.ec2.DeleteVpcEndpointConnectionNotificationsResponse;
import dev.culvert.shapes.ec2.DescribeVpcEndpointConnectionNotificationsRequest;
import dev.culvert.shapes.ec2.DescribeVpcEndpointConnectionNotificationsResponse;
import dev.culvert.shapes.ec2.Ec2;
import dev.culvert.shapes.ec2.ModifyVpcEndpointConnectionNotificationRequest;
import dev.culvert.shapes.ec2.ModifyVpcEndpointConnectionNotificationResponse;
import dev.culvert.shapes.ec2.UnsuccessfulItem;
import dev.culvert.wire.aws.AwsException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes, changes, describes and deletes connection notifications. */
public final class Notifications {
  private static final List<String> EVENTS = List.of("Accept", "Connect", "Delete", "Reject");
  private static final Filters<ConnectionNotification> FILTERS =
      Filters.<ConnectionNotification>untagged()
          .on("connection-notification-arn", it -> it.connectionNotificationArn)
          .on("connection-notification-id", it -> it.connectionNotificationId)
          .on("connection-notification-state", it -> it.connectionNotificationState)
          .on("connection-notification-type", it -> it.connectionNotificationType)
          .on("service-id", it -> it.serviceId)
          .on("vpc-endpoint-id", it -> it.vpcEndpointId);

  private final Actions actions;

  public Notifications(Actions actions) {
    this.actions = actions;
  }

  public List<Operation<?, ?>> operations() {
    return List.of(
        actions.create(
            Ec2.CREATE_VPC_ENDPOINT_CONNECTION_NOTIFICATION,
            input ->
                Touched.nothing()
                    .and(Kind.ENDPOINT_SERVICE, input.serviceId)
                    .and(Kind.VPC_ENDPOINT, input.vpcEndpointId),
            Notifications::create,
            (id, input, seen) ->
                new CreateVpcEndpointConnectionNotificationResponse()
                    .connectionNotification(shown(the(id, seen)))
                    .clientToken(input.clientToken)),
        actions.read(Ec2.DESCRIBE_VPC_ENDPOINT_CONNECTION_NOTIFICATIONS, Notifications::describe),
        actions.change(
            Ec2.MODIFY_VPC_ENDPOINT_CONNECTION_NOTIFICATION,
            _ -> Touched.nothing(),
            Notifications::modify),
        actions.change(
            Ec2.DELETE_VPC_ENDPOINT_CONNECTION_NOTIFICATIONS,
            _ -> Touched.nothing(),
            Notifications::delete));
  }

  private static Notification the(@Nullable String given, Seen seen) {
    var id = Given.required(given, "ConnectionNotificationId");
    Kind.CONNECTION_NOTIFICATION.check(id);
    return seen.world()
        .find(Notification.REGISTER, id)
        .filter(it -> isOwn(it, seen))
        .orElseThrow(() -> Kind.CONNECTION_NOTIFICATION.notFound(id));
  }

  private static boolean isOwn(Notification it, Seen seen) {
    return it.account().equals(seen.scope().account()) && it.region().equals(seen.scope().region());
  }

  private static String create(CreateVpcEndpointConnectionNotificationRequest input, Draft draft) {
    var service = Given.text(input.serviceId);
    var endpoint = Given.text(input.vpcEndpointId);
    if (service.isPresent() == endpoint.isPresent()) {
      throw Refusals.combination("Exactly one of ServiceId and VpcEndpointId has to be given.");
    }
    service.ifPresent(id -> ProvidedServices.the(id, draft.seen()));
    endpoint.ifPresent(id -> draft.the(Kind.VPC_ENDPOINT, VpcEndpoint.class, id));
    var id = draft.newId(Kind.CONNECTION_NOTIFICATION);
    draft.put(
        Notification.REGISTER,
        new Notification(
            id,
            draft.scope().account(),
            draft.scope().region(),
            service,
            endpoint,
            topic(Given.required(input.connectionNotificationArn, "ConnectionNotificationArn")),
            events(Given.required(input.connectionEvents, "ConnectionEvents"))));
    return id;
  }

  private static String topic(String arn) {
    if (!arn.startsWith("arn:aws:sns:")) {
      throw Refusals.parameter("The ARN '" + arn + "' is not that of an SNS topic.");
    }
    return arn;
  }

  private static List<String> events(List<String> events) {
    events.forEach(event -> Given.oneOf(event, "ConnectionEvents", EVENTS));
    return events;
  }

  private static ConnectionNotification shown(Notification it) {
    return new ConnectionNotification()
        .connectionNotificationId(it.id())
        .connectionNotificationType("Topic")
        .connectionNotificationState("Enabled")
        .connectionNotificationArn(it.topicArn())
        .connectionEvents(it.events())
        .serviceId(it.serviceId().orElse(null))
        .vpcEndpointId(it.endpointId().orElse(null))
        .serviceRegion(it.region());
  }

  private static DescribeVpcEndpointConnectionNotificationsResponse describe(
      DescribeVpcEndpointConnectionNotificationsRequest input, Seen seen) {
    var paging = Paging.of(input.maxResults, input.nextToken);
    var found =
        input.connectionNotificationId == null
            ? seen.world().all(Notification.REGISTER).stream()
                .filter(it -> isOwn(it, seen))
                .sorted(Comparator.comparing(Notification::id))
                .toList()
            : List.of(the(input.connectionNotificationId, seen));
    var all = found.stream().map(Notifications::shown).toList();
    var page =
        paging.cut(
            FILTERS.select(input.filters, all), it -> String.valueOf(it.connectionNotificationId));
    return new DescribeVpcEndpointConnectionNotificationsResponse()
        .connectionNotificationSet(page.items())
        .nextToken(page.next());
  }

  private static ModifyVpcEndpointConnectionNotificationResponse modify(
      ModifyVpcEndpointConnectionNotificationRequest input, Draft draft) {
    var it = the(input.connectionNotificationId, draft.seen());
    draft.put(
        Notification.REGISTER,
        new Notification(
            it.id(),
            it.account(),
            it.region(),
            it.serviceId(),
            it.endpointId(),
            Given.text(input.connectionNotificationArn)
                .map(Notifications::topic)
                .orElse(it.topicArn()),
            input.connectionEvents == null ? it.events() : events(input.connectionEvents)));
    return new ModifyVpcEndpointConnectionNotificationResponse().returnValue(true);
  }

  private static DeleteVpcEndpointConnectionNotificationsResponse delete(
      DeleteVpcEndpointConnectionNotificationsRequest input, Draft draft) {
    var failures = new ArrayList<UnsuccessfulItem>();
    for (var id : Given.required(input.connectionNotificationIds, "ConnectionNotificationId")) {
      try {
        draft.remove(Notification.REGISTER, the(id, draft.seen()).id());
      } catch (AwsException refusal) {
        failures.add(ProvidedServices.failure(id, refusal));
      }
    }
    return new DeleteVpcEndpointConnectionNotificationsResponse().unsuccessful(failures);
  }
}

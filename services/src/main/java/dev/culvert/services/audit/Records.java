package dev.culvert.services.audit;

import dev.culvert.network.walk.Arrival;
import dev.culvert.policy.PolicyType;
import dev.culvert.services.Access;
import dev.culvert.services.Audit;
import dev.culvert.services.Ids;
import dev.culvert.services.control.Json;
import dev.culvert.wire.aws.Protocol;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes records of requests.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html">CloudTrail
 *     record contents</a>
 */
final class Records {
  private static final String VERSION = "1.11";

  private final Ids ids;

  Records(Ids ids) {
    this.ids = ids;
  }

  /** The event of the API call, and what an endpoint's owner sees of a refusal by its policy. */
  List<AuditEvent> of(Audit.Entry entry) {
    var events = new ArrayList<AuditEvent>();
    events.add(apiCall(entry));
    var byEndpoint =
        entry.denied().filter(denied -> denied.type() == PolicyType.ENDPOINT).isPresent();
    if (byEndpoint) {
      Through.of(entry.call().arrival())
          .ifPresent(through -> events.add(networkActivity(entry, through)));
    }
    return events;
  }

  /** The endpoint that a request came through. */
  private record Through(String endpoint, String owner) {
    static Optional<Through> of(Arrival arrival) {
      return switch (arrival) {
        case Arrival.Public _ -> Optional.empty();
        case Arrival.ThroughGatewayEndpoint gateway ->
            Optional.of(new Through(gateway.endpointId(), gateway.endpointOwner()));
        case Arrival.ThroughInterfaceEndpoint through ->
            Optional.of(new Through(through.endpointId(), through.endpointOwner()));
      };
    }
  }

  private AuditEvent apiCall(Audit.Entry entry) {
    var data = EventNames.isData(entry.operation());
    var name = entry.operation().name();
    var readOnly = EventNames.isReadOnly(name);
    var record = begin(entry);
    record.put("userIdentity", Identities.of(entry.call().caller()));
    place(record, entry);
    entry
        .request()
        .headers()
        .first("User-Agent")
        .ifPresent(agent -> record.put("userAgent", agent));
    entry
        .refusal()
        .ifPresent(refusal -> {
          record.put("errorCode", errorCode(entry, refusal.code()));
          record.put("errorMessage", String.valueOf(refusal.getMessage()));
        });
    record.put("requestParameters", entry.input().map(input -> Told.of(input, data)).orElse(null));
    record.put(
        "responseElements",
        (readOnly && !name.startsWith("Assume")) || data
            ? null
            : entry.output().map(output -> Told.of(output, false)).orElse(null));
    record.put("requestID", entry.call().requestId());
    var id = ids.uuid();
    record.put("eventID", id);
    record.put("readOnly", readOnly);
    var resources = resources(entry.accesses());
    if (!resources.isEmpty()) {
      record.put(
          "resources",
          resources.stream()
              .map(it ->
                  Map.of("accountId", account(entry, it), "type", it.type(), "ARN", it.name()))
              .toList());
    }
    record.put("eventType", "AwsApiCall");
    record.put("apiVersion", entry.operation().service().apiVersion());
    record.put("managementEvent", !data);
    var account = entry.call().account();
    record.put("recipientAccountId", account);
    Through.of(entry.call().arrival())
        .ifPresent(through -> {
          record.put("vpcEndpointId", through.endpoint());
          record.put("vpcEndpointAccountId", through.owner());
        });
    record.put("eventCategory", data ? "Data" : "Management");
    if (entry.request().ingress().encrypted()) {
      record.put(
          "tlsDetails",
          Map.of("clientProvidedHostHeader", entry.request().headers().first("Host").orElse("")));
    }
    return event(id, account, entry, readOnly, !data, resources, record);
  }

  private AuditEvent networkActivity(Audit.Entry entry, Through through) {
    var caller = entry.call().caller();
    var record = begin(entry);
    record.put(
        "userIdentity",
        caller.account().equals(through.owner())
            ? Identities.of(caller)
            : Identities.reduced(caller));
    place(record, entry);
    record.put("errorCode", "VpceAccessDenied");
    record.put("errorMessage", "The request was denied due to a VPC endpoint policy");
    record.put("requestID", entry.call().requestId());
    var id = ids.uuid();
    record.put("eventID", id);
    record.put("eventType", "AwsVpceEvent");
    record.put("recipientAccountId", through.owner());
    record.put("sharedEventID", ids.uuid());
    record.put("vpcEndpointId", through.endpoint());
    record.put("vpcEndpointAccountId", through.owner());
    record.put("eventCategory", "NetworkActivity");
    return event(
        id,
        through.owner(),
        entry,
        EventNames.isReadOnly(entry.operation().name()),
        false,
        List.of(),
        record);
  }

  private static Map<String, Object> begin(Audit.Entry entry) {
    var record = new LinkedHashMap<String, Object>();
    record.put("eventVersion", VERSION);
    record.put("eventTime", entry.call().now().truncatedTo(ChronoUnit.SECONDS).toString());
    return record;
  }

  private static void place(Map<String, Object> record, Audit.Entry entry) {
    record.put("eventSource", source(entry));
    record.put("eventName", entry.operation().name());
    record.put("awsRegion", entry.call().region());
    record.put("sourceIPAddress", address(entry.call().arrival()));
  }

  private static AuditEvent event(
      String id,
      String account,
      Audit.Entry entry,
      boolean readOnly,
      boolean management,
      List<AuditEvent.Touched> resources,
      Map<String, Object> record) {
    var caller = entry.call().caller();
    return new AuditEvent(
        id,
        account,
        entry.call().region(),
        entry.operation().name(),
        source(entry),
        Identities.userName(caller),
        caller.accessKeyId(),
        readOnly,
        management,
        entry.call().now(),
        resources,
        Json.text(record));
  }

  private static String source(Audit.Entry entry) {
    return entry.operation().service().signingName() + ".amazonaws.com";
  }

  private static String address(Arrival arrival) {
    return switch (arrival) {
      case Arrival.Public from -> from.source().toString();
      case Arrival.ThroughGatewayEndpoint through -> through.source().toString();
      case Arrival.ThroughInterfaceEndpoint through -> through.source().toString();
    };
  }

  /** EC2's codes have who is to blame in front; DynamoDB's lose their suffix. */
  private static String errorCode(Audit.Entry entry, String code) {
    if (entry.operation().service().protocol().equals(Protocol.EC2_QUERY)) {
      return "Client." + code;
    }
    return code.equals("AccessDeniedException") ? "AccessDenied" : code;
  }

  private static List<AuditEvent.Touched> resources(List<Access> accesses) {
    return accesses.stream()
        .map(Access::resource)
        .filter(resource -> resource.startsWith("arn:") && !resource.endsWith("*"))
        .distinct()
        .map(resource -> new AuditEvent.Touched(type(resource), resource))
        .toList();
  }

  private static String type(String arn) {
    var parts = arn.split(":", 6);
    var kind = parts[5].replaceFirst("[/:].*", "");
    return switch (parts[2] + ":" + kind) {
      case "dynamodb:table" ->
          arn.contains("/stream/") ? "AWS::DynamoDB::Stream" : "AWS::DynamoDB::Table";
      case "iam:user" -> "AWS::IAM::User";
      case "iam:role" -> "AWS::IAM::Role";
      case "iam:group" -> "AWS::IAM::Group";
      case "iam:policy" -> "AWS::IAM::Policy";
      case "iam:instance-profile" -> "AWS::IAM::InstanceProfile";
      case "ec2:vpc" -> "AWS::EC2::VPC";
      case "ec2:subnet" -> "AWS::EC2::Subnet";
      case "ec2:vpc-endpoint" -> "AWS::EC2::VPCEndpoint";
      case "ec2:route-table" -> "AWS::EC2::RouteTable";
      case "ec2:security-group" -> "AWS::EC2::SecurityGroup";
      default -> "AWS::" + parts[2] + "::" + kind;
    };
  }

  private static String account(Audit.Entry entry, AuditEvent.Touched resource) {
    return entry.accesses().stream()
        .filter(access -> access.resource().equals(resource.name()))
        .map(Access::resourceAccount)
        .findFirst()
        .orElse(entry.call().account());
  }
}

package dev.culvert.services.ec2.endpoint;

import dev.culvert.services.Operation;
import dev.culvert.services.ec2.basis.Actions;
import dev.culvert.services.ec2.basis.Draft;
import dev.culvert.services.ec2.basis.Filters;
import dev.culvert.services.ec2.basis.Given;
import dev.culvert.services.ec2.basis.Kind;
import dev.culvert.services.ec2.basis.Paging;
import dev.culvert.services.ec2.basis.Seen;
import dev.culvert.services.ec2.basis.Touched;
import dev.culvert.shapes.ec2.AddedPrincipal;
import dev.culvert.shapes.ec2.AllowedPrincipal;
import dev.culvert.shapes.ec2.DescribeVpcEndpointServicePermissionsRequest;
import dev.culvert.shapes.ec2.DescribeVpcEndpointServicePermissionsResponse;
import dev.culvert.shapes.ec2.Ec2;
import dev.culvert.shapes.ec2.ModifyVpcEndpointServicePermissionsRequest;
import dev.culvert.shapes.ec2.ModifyVpcEndpointServicePermissionsResponse;
import dev.culvert.wire.aws.AwsException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Which principals may make endpoints to a service. */
public final class ServicePermissions {
  private static final Pattern PRINCIPAL =
      Pattern.compile("\\*|arn:aws:iam::[0-9]{12}:(root|(user|role)/.+)");
  private static final Filters<AllowedPrincipal> FILTERS =
      Filters.<AllowedPrincipal>untagged()
          .on("principal", it -> it.principal)
          .on("principal-type", it -> it.principalType);

  private final Actions actions;

  public ServicePermissions(Actions actions) {
    this.actions = actions;
  }

  public List<Operation<?, ?>> operations() {
    return List.of(
        actions.change(
            Ec2.MODIFY_VPC_ENDPOINT_SERVICE_PERMISSIONS,
            input -> Touched.the(Kind.ENDPOINT_SERVICE, input.serviceId),
            ServicePermissions::modify),
        actions.read(
            Ec2.DESCRIBE_VPC_ENDPOINT_SERVICE_PERMISSIONS,
            input -> Touched.the(Kind.ENDPOINT_SERVICE, input.serviceId),
            ServicePermissions::describe));
  }

  private static ModifyVpcEndpointServicePermissionsResponse modify(
      ModifyVpcEndpointServicePermissionsRequest input, Draft draft) {
    var it = ProvidedServices.the(input.serviceId, draft.seen());
    var allowed = new TreeMap<>(it.allowedPrincipals());
    Given.list(input.removeAllowedPrincipals).forEach(allowed::remove);
    var added = new ArrayList<AddedPrincipal>();
    for (var principal : Given.list(input.addAllowedPrincipals)) {
      if (!PRINCIPAL.matcher(principal).matches()) {
        throw new AwsException("InvalidPrincipal", "Invalid Principal: '" + principal + "'");
      }
      var id = allowed.computeIfAbsent(principal, _ -> draft.newId(Kind.SERVICE_PERMISSION));
      added.add(
          new AddedPrincipal()
              .principal(principal)
              .principalType(type(principal))
              .serviceId(it.id())
              .servicePermissionId(id));
    }
    draft.put(ProvidedService.REGISTER, it.withPrincipals(allowed));
    return new ModifyVpcEndpointServicePermissionsResponse()
        .returnValue(true)
        .addedPrincipals(added);
  }

  private static String type(String principal) {
    if (principal.equals("*")) {
      return "All";
    }
    if (principal.endsWith(":root")) {
      return "Account";
    }
    return principal.contains(":user/") ? "User" : "Role";
  }

  private static DescribeVpcEndpointServicePermissionsResponse describe(
      DescribeVpcEndpointServicePermissionsRequest input, Seen seen) {
    var paging = Paging.of(input.maxResults, input.nextToken);
    var service = ProvidedServices.the(input.serviceId, seen);
    var all =
        service.allowedPrincipals().entrySet().stream()
            .map(it ->
                new AllowedPrincipal()
                    .principal(it.getKey())
                    .principalType(type(it.getKey()))
                    .serviceId(service.id())
                    .servicePermissionId(it.getValue())
                    .tags(List.of()))
            .toList();
    var page = paging.cut(FILTERS.select(input.filters, all), it -> String.valueOf(it.principal));
    return new DescribeVpcEndpointServicePermissionsResponse()
        .allowedPrincipals(page.items())
        .nextToken(page.next());
  }
}

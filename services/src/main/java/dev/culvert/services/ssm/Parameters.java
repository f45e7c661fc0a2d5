package dev.culvert.services.ssm;

import dev.culvert.services.Access;
import dev.culvert.services.Call;
import dev.culvert.services.Operation;
import dev.culvert.services.control.World;
import dev.culvert.shapes.ssm.DescribeParametersRequest;
import dev.culvert.shapes.ssm.DescribeParametersResponse;
import dev.culvert.shapes.ssm.GetParameterRequest;
import dev.culvert.shapes.ssm.GetParameterResponse;
import dev.culvert.shapes.ssm.GetParametersByPathRequest;
import dev.culvert.shapes.ssm.GetParametersByPathResponse;
import dev.culvert.shapes.ssm.GetParametersRequest;
import dev.culvert.shapes.ssm.GetParametersResponse;
import dev.culvert.shapes.ssm.Parameter;
import dev.culvert.shapes.ssm.ParameterMetadata;
import dev.culvert.shapes.ssm.ParameterStringFilter;
import dev.culvert.shapes.ssm.Ssm;
import dev.culvert.shapes.ssm.SsmErrors;
import dev.culvert.wire.aws.AwsException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Looks parameters up. */
final class Parameters {
  private static final String PUBLIC = "/aws/service/";
  private static final int PAGE = 10;
  private static final int LONG_PAGE = 50;

  List<Operation<?, ?>> operations() {
    return List.of(
        Operation.of(Ssm.GET_PARAMETER, (in, call) -> on("GetParameter", in.name, call), this::get)
            .validated(),
        Operation.of(
                Ssm.GET_PARAMETERS,
                (in, call) ->
                    Objects.requireNonNullElse(in.names, List.<String>of()).stream()
                        .flatMap(name -> on("GetParameters", name, call).stream())
                        .toList(),
                this::getAll)
            .validated(),
        Operation.of(
                Ssm.GET_PARAMETERS_BY_PATH,
                (in, call) -> on("GetParametersByPath", in.path, call),
                this::getByPath)
            .validated(),
        Operation.of(Ssm.DESCRIBE_PARAMETERS, this::describe).validated());
  }

  static List<Access> on(String operation, @Nullable String name, Call call) {
    var given = Objects.requireNonNullElse(name, "*");
    var resource =
        given.startsWith("arn:")
            ? given
            : StoredParameter.arn(
                given.startsWith(PUBLIC) ? "" : call.account(), call.region(), given);
    return List.of(Access.to("ssm:" + operation, resource, call.account()));
  }

  static AwsException notFound(String name) {
    return SsmErrors.PARAMETER_NOT_FOUND.because("Parameter " + name + " not found.");
  }

  private GetParameterResponse get(GetParameterRequest in, Call call) {
    var name = Objects.requireNonNull(in.name);
    return new GetParameterResponse()
        .parameter(shape(find(name, call).orElseThrow(() -> notFound(name))));
  }

  private GetParametersResponse getAll(GetParametersRequest in, Call call) {
    var found = new ArrayList<Parameter>();
    var invalid = new ArrayList<String>();
    for (var name : Objects.requireNonNull(in.names)) {
      find(name, call)
          .ifPresentOrElse(parameter -> found.add(shape(parameter)), () -> invalid.add(name));
    }
    return new GetParametersResponse().parameters(found).invalidParameters(invalid);
  }

  private GetParametersByPathResponse getByPath(GetParametersByPathRequest in, Call call) {
    if (in.parameterFilters != null && !in.parameterFilters.isEmpty()) {
      throw SsmErrors.INVALID_FILTER_KEY.because(
          "Culvert does not filter parameters of a path; leave ParameterFilters out.");
    }
    var path = Objects.requireNonNull(in.path);
    var under = path.endsWith("/") ? path : path + "/";
    var deep = Boolean.TRUE.equals(in.recursive);
    var after = Objects.requireNonNullElse(in.nextToken, "");
    var size = Objects.requireNonNullElse(in.maxResults, PAGE);
    var rest =
        all(call)
            .filter(p -> p.name().startsWith(under))
            .filter(p -> deep || p.name().indexOf('/', under.length()) < 0)
            .filter(p -> p.name().compareTo(after) > 0)
            .sorted(Comparator.comparing(StoredParameter::name))
            .toList();
    var shown = rest.subList(0, Math.min(size, rest.size()));
    return new GetParametersByPathResponse()
        .parameters(shown.stream().map(Parameters::shape).toList())
        .nextToken(rest.size() > size ? shown.getLast().name() : null);
  }

  /** Describes the account's own; filters by name are served, exactly or by beginning. */
  private DescribeParametersResponse describe(DescribeParametersRequest in, Call call) {
    var after = Objects.requireNonNullElse(in.nextToken, "");
    var size = Objects.requireNonNullElse(in.maxResults, LONG_PAGE);
    var rest =
        own(call, call.world())
            .filter(p -> matches(p, in))
            .filter(p -> p.name().compareTo(after) > 0)
            .sorted(Comparator.comparing(StoredParameter::name))
            .toList();
    var shown = rest.subList(0, Math.min(size, rest.size()));
    return new DescribeParametersResponse()
        .parameters(shown.stream().map(Parameters::metadata).toList())
        .nextToken(rest.size() > size ? shown.getLast().name() : null);
  }

  private static boolean matches(StoredParameter parameter, DescribeParametersRequest in) {
    if (in.filters != null && !in.filters.isEmpty()) {
      throw SsmErrors.INVALID_FILTER_KEY.because(
          "Culvert serves ParameterFilters; leave Filters out.");
    }
    for (var filter :
        Objects.requireNonNullElse(in.parameterFilters, List.<ParameterStringFilter>of())) {
      if (!"Name".equals(filter.key)) {
        throw SsmErrors.INVALID_FILTER_KEY.because(
            "Culvert filters parameters by Name alone, not by " + filter.key);
      }
      var values = Objects.requireNonNullElse(filter.values, List.<String>of());
      var option = Objects.requireNonNullElse(filter.option, "Equals");
      var name = parameter.name();
      var fits =
          switch (option) {
            case "Equals" -> values.contains(name);
            case "BeginsWith" -> values.stream().anyMatch(name::startsWith);
            case "Contains" -> values.stream().anyMatch(name::contains);
            default ->
                throw SsmErrors.INVALID_FILTER_OPTION.because(
                    "The following filter option is not valid: " + option);
          };
      if (!fits) {
        return false;
      }
    }
    return true;
  }

  /** By name or ARN; a version or label may follow a colon. */
  static Optional<StoredParameter> find(String asked, Call call) {
    var arn = asked.startsWith("arn:");
    var colon = asked.indexOf(':', arn ? asked.indexOf(":parameter/") + 1 : 0);
    var whole = colon < 0 ? asked : asked.substring(0, colon);
    var selector = colon < 0 ? "" : asked.substring(colon + 1);
    return all(call)
        .filter(p -> arn ? p.arn().equals(whole) : p.name().equals(whole))
        .filter(p -> selector.isEmpty() || selector.equals(Long.toString(p.version())))
        .findFirst();
  }

  private static Stream<StoredParameter> all(Call call) {
    return Stream.concat(own(call, call.world()), PublicParameters.in(call.region()).stream());
  }

  private static Stream<StoredParameter> own(Call call, World world) {
    return world.all(StoredParameter.REGISTER).stream()
        .filter(p -> p.account().equals(call.account()) && p.region().equals(call.region()));
  }

  private static Parameter shape(StoredParameter parameter) {
    return new Parameter()
        .name(parameter.name())
        .type(parameter.type())
        .value(parameter.value())
        .version(parameter.version())
        .lastModifiedDate(parameter.modified())
        .arn(parameter.arn())
        .dataType(parameter.dataType());
  }

  private static ParameterMetadata metadata(StoredParameter parameter) {
    return new ParameterMetadata()
        .name(parameter.name())
        .arn(parameter.arn())
        .type(parameter.type())
        .lastModifiedDate(parameter.modified())
        .lastModifiedUser(parameter.author())
        .description(parameter.description().orElse(null))
        .allowedPattern(parameter.allowedPattern().orElse(null))
        .version(parameter.version())
        .tier("Standard")
        .policies(List.of())
        .dataType(parameter.dataType());
  }
}

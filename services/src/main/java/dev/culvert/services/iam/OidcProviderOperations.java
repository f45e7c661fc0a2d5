package dev.culvert.services.iam;

import dev.culvert.services.Access;
import dev.culvert.services.Call;
import dev.culvert.services.Operation;
import dev.culvert.services.control.Control;
import dev.culvert.services.control.Control.Changed;
import dev.culvert.services.control.World;
import dev.culvert.shapes.iam.AddClientIdToOpenIdConnectProviderResponse;
import dev.culvert.shapes.iam.CreateOpenIdConnectProviderRequest;
import dev.culvert.shapes.iam.CreateOpenIdConnectProviderResponse;
import dev.culvert.shapes.iam.DeleteOpenIdConnectProviderRequest;
import dev.culvert.shapes.iam.DeleteOpenIdConnectProviderResponse;
import dev.culvert.shapes.iam.GetOpenIdConnectProviderRequest;
import dev.culvert.shapes.iam.GetOpenIdConnectProviderResponse;
import dev.culvert.shapes.iam.Iam;
import dev.culvert.shapes.iam.ListOpenIdConnectProviderTagsResponse;
import dev.culvert.shapes.iam.ListOpenIdConnectProvidersRequest;
import dev.culvert.shapes.iam.ListOpenIdConnectProvidersResponse;
import dev.culvert.shapes.iam.OpenIDConnectProviderListEntry;
import dev.culvert.shapes.iam.RemoveClientIdFromOpenIdConnectProviderResponse;
import dev.culvert.shapes.iam.TagOpenIdConnectProviderResponse;
import dev.culvert.shapes.iam.UntagOpenIdConnectProviderResponse;
import dev.culvert.shapes.iam.UpdateOpenIdConnectProviderThumbprintResponse;
import dev.culvert.wire.aws.AwsException;
import dev.culvert.wire.aws.Structure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** OpenID Connect providers. */
final class OidcProviderOperations {
  private final Control control;

  OidcProviderOperations(Control control) {
    this.control = control;
  }

  List<Operation<?, ?>> operations() {
    return List.of(
        Operation.of(
            Iam.CREATE_OPEN_ID_CONNECT_PROVIDER,
            (in, call) ->
                on(
                    Asked.arn(call, "oidc-provider/" + bare(in.url)),
                    "CreateOpenIDConnectProvider",
                    call),
            this::create),
        Operation.of(
            Iam.GET_OPEN_ID_CONNECT_PROVIDER,
            (in, call) -> on(in.openIDConnectProviderArn, "GetOpenIDConnectProvider", call),
            OidcProviderOperations::get),
        Operation.of(Iam.LIST_OPEN_ID_CONNECT_PROVIDERS, OidcProviderOperations::list),
        Operation.of(
            Iam.DELETE_OPEN_ID_CONNECT_PROVIDER,
            (in, call) -> on(in.openIDConnectProviderArn, "DeleteOpenIDConnectProvider", call),
            this::delete),
        Operation.of(
            Iam.UPDATE_OPEN_ID_CONNECT_PROVIDER_THUMBPRINT,
            (in, call) ->
                on(in.openIDConnectProviderArn, "UpdateOpenIDConnectProviderThumbprint", call),
            (in, call) ->
                changed(
                    in.openIDConnectProviderArn,
                    call,
                    it -> it.with(it.clientIds(), given(in.thumbprintList)),
                    new UpdateOpenIdConnectProviderThumbprintResponse())),
        Operation.of(
            Iam.ADD_CLIENT_ID_TO_OPEN_ID_CONNECT_PROVIDER,
            (in, call) ->
                on(in.openIDConnectProviderArn, "AddClientIDToOpenIDConnectProvider", call),
            (in, call) ->
                changed(
                    in.openIDConnectProviderArn,
                    call,
                    it -> it.with(with(it, in.clientID), it.thumbprints()),
                    new AddClientIdToOpenIdConnectProviderResponse())),
        Operation.of(
            Iam.REMOVE_CLIENT_ID_FROM_OPEN_ID_CONNECT_PROVIDER,
            (in, call) ->
                on(in.openIDConnectProviderArn, "RemoveClientIDFromOpenIDConnectProvider", call),
            (in, call) ->
                changed(
                    in.openIDConnectProviderArn,
                    call,
                    it -> it.with(without(it, in.clientID), it.thumbprints()),
                    new RemoveClientIdFromOpenIdConnectProviderResponse())),
        Operation.of(
            Iam.TAG_OPEN_ID_CONNECT_PROVIDER,
            (in, call) -> on(in.openIDConnectProviderArn, "TagOpenIDConnectProvider", call),
            (in, call) ->
                changed(
                    in.openIDConnectProviderArn,
                    call,
                    it -> it.withTags(TagMaps.plus(it.tags(), in.tags)),
                    new TagOpenIdConnectProviderResponse())),
        Operation.of(
            Iam.UNTAG_OPEN_ID_CONNECT_PROVIDER,
            (in, call) -> on(in.openIDConnectProviderArn, "UntagOpenIDConnectProvider", call),
            (in, call) ->
                changed(
                    in.openIDConnectProviderArn,
                    call,
                    it -> it.withTags(TagMaps.minus(it.tags(), in.tagKeys)),
                    new UntagOpenIdConnectProviderResponse())),
        Operation.of(
            Iam.LIST_OPEN_ID_CONNECT_PROVIDER_TAGS,
            (in, call) -> on(in.openIDConnectProviderArn, "ListOpenIDConnectProviderTags", call),
            (in, call) -> {
              var page =
                  TagOperations.page(
                      find(in.openIDConnectProviderArn, call, call.world()).tags(),
                      in.marker,
                      in.maxItems);
              return new ListOpenIdConnectProviderTagsResponse()
                  .tags(page.items())
                  .isTruncated(page.truncated())
                  .marker(page.marker());
            }));
  }

  private static List<Access> on(@Nullable String arn, String operation, Call call) {
    var tags =
        call.world()
            .find(OidcProvider.REGISTER, arn == null ? "" : arn)
            .map(OidcProvider::tags)
            .orElse(Map.of());
    return Asked.of(arn == null ? "*" : arn, tags, operation, call, keys -> {});
  }

  private CreateOpenIdConnectProviderResponse create(
      CreateOpenIdConnectProviderRequest input, Call call) {
    var url = IamErrors.required(input.url, "url");
    if (!url.startsWith("https://") && !url.startsWith("http://127.0.0.1")) {
      throw new AwsException("ValidationError", "Invalid Open ID Connect Provider URL", 400);
    }
    var provider =
        new OidcProvider(
            call.account(),
            bare(url),
            given(input.clientIDList),
            given(input.thumbprintList),
            call.now(),
            TagMaps.of(input.tags));
    return control.change(world -> {
      if (world.find(OidcProvider.REGISTER, provider.arn()).isPresent()) {
        throw new AwsException(
            "EntityAlreadyExists", "Provider with url " + url + " already exists.", 409);
      }
      return new Changed<>(
          world.with(OidcProvider.REGISTER, provider),
          new CreateOpenIdConnectProviderResponse()
              .openIDConnectProviderArn(provider.arn())
              .tags(TagMaps.shapesOrNone(provider.tags())));
    });
  }

  private static GetOpenIdConnectProviderResponse get(
      GetOpenIdConnectProviderRequest input, Call call) {
    var provider = find(input.openIDConnectProviderArn, call, call.world());
    return new GetOpenIdConnectProviderResponse()
        .url(provider.url())
        .clientIDList(provider.clientIds())
        .thumbprintList(provider.thumbprints())
        .createDate(provider.created())
        .tags(TagMaps.shapes(provider.tags()));
  }

  private static ListOpenIdConnectProvidersResponse list(
      ListOpenIdConnectProvidersRequest input, Call call) {
    return new ListOpenIdConnectProvidersResponse()
        .openIDConnectProviderList(
            call.world().all(OidcProvider.REGISTER).stream()
                .filter(provider -> provider.account().equals(call.account()))
                .map(OidcProvider::arn)
                .sorted()
                .map(arn -> new OpenIDConnectProviderListEntry().arn(arn))
                .toList());
  }

  private DeleteOpenIdConnectProviderResponse delete(
      DeleteOpenIdConnectProviderRequest input, Call call) {
    return control.change(world -> {
      var provider = find(input.openIDConnectProviderArn, call, world);
      return new Changed<>(
          world.without(OidcProvider.REGISTER, provider.arn()),
          new DeleteOpenIdConnectProviderResponse());
    });
  }

  private <R extends Structure> R changed(
      @Nullable String arn, Call call, UnaryOperator<OidcProvider> change, R answer) {
    return control.change(world ->
        new Changed<>(
            world.with(OidcProvider.REGISTER, change.apply(find(arn, call, world))), answer));
  }

  private static OidcProvider find(@Nullable String arn, Call call, World world) {
    var wanted = IamErrors.required(arn, "openIDConnectProviderArn");
    return world
        .find(OidcProvider.REGISTER, wanted)
        .filter(provider -> provider.account().equals(call.account()))
        .orElseThrow(() ->
            new AwsException(
                "NoSuchEntity", "OpenIDConnect Provider not found for arn " + wanted, 404));
  }

  private static List<String> with(OidcProvider provider, @Nullable String clientId) {
    var ids = new ArrayList<>(provider.clientIds());
    var id = IamErrors.required(clientId, "clientID");
    if (!ids.contains(id)) {
      ids.add(id);
    }
    return ids;
  }

  private static List<String> without(OidcProvider provider, @Nullable String clientId) {
    return provider.clientIds().stream().filter(id -> !id.equals(clientId)).toList();
  }

  private static List<String> given(@Nullable List<String> list) {
    return Objects.requireNonNullElse(list, List.of());
  }

  private static String bare(@Nullable String url) {
    return url == null ? "" : url.replaceFirst("^https?://", "").replaceFirst("/+$", "");
  }
}

package dev.culvert.services.iam;

import dev.culvert.services.Call;
import dev.culvert.services.Operation;
import dev.culvert.shapes.iam.DeleteLoginProfileRequest;
import dev.culvert.shapes.iam.DeleteLoginProfileResponse;
import dev.culvert.shapes.iam.GetLoginProfileRequest;
import dev.culvert.shapes.iam.GetLoginProfileResponse;
import dev.culvert.shapes.iam.Iam;
import dev.culvert.shapes.iam.ListMfaDevicesResponse;
import dev.culvert.shapes.iam.ListSamlProvidersResponse;
import dev.culvert.shapes.iam.ListServerCertificatesResponse;
import dev.culvert.shapes.iam.ListServiceSpecificCredentialsResponse;
import dev.culvert.shapes.iam.ListSigningCertificatesResponse;
import dev.culvert.shapes.iam.ListSshPublicKeysResponse;
import dev.culvert.shapes.iam.ListVirtualMfaDevicesResponse;
import dev.culvert.wire.aws.AwsException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a user may have in AWS and nobody can have here, because making one is refused: passwords,
 * second factors, certificates. Clients ask for them before they delete a user.
 */
final class NothingThere {
  private NothingThere() {}

  static List<Operation<?, ?>> operations() {
    return List.of(
        Operation.of(
            Iam.LIST_MFA_DEVICES,
            (in, call) -> Asked.user(in.userName, "ListMFADevices", call),
            (in, call) ->
                new ListMfaDevicesResponse()
                    .mfaDevices(ofUser(in.userName, call))
                    .isTruncated(false)),
        Operation.of(
            Iam.LIST_VIRTUAL_MFA_DEVICES,
            (in, call) ->
                new ListVirtualMfaDevicesResponse()
                    .virtualMFADevices(List.of())
                    .isTruncated(false)),
        Operation.of(
            Iam.LIST_SSH_PUBLIC_KEYS,
            (in, call) -> Asked.user(in.userName, "ListSSHPublicKeys", call),
            (in, call) ->
                new ListSshPublicKeysResponse()
                    .sshPublicKeys(ofUser(in.userName, call))
                    .isTruncated(false)),
        Operation.of(
            Iam.LIST_SIGNING_CERTIFICATES,
            (in, call) -> Asked.user(in.userName, "ListSigningCertificates", call),
            (in, call) ->
                new ListSigningCertificatesResponse()
                    .certificates(ofUser(in.userName, call))
                    .isTruncated(false)),
        Operation.of(
            Iam.LIST_SERVICE_SPECIFIC_CREDENTIALS,
            (in, call) -> Asked.user(in.userName, "ListServiceSpecificCredentials", call),
            (in, call) ->
                new ListServiceSpecificCredentialsResponse()
                    .serviceSpecificCredentials(ofUser(in.userName, call))),
        Operation.of(
            Iam.LIST_SERVER_CERTIFICATES,
            (in, call) ->
                new ListServerCertificatesResponse()
                    .serverCertificateMetadataList(List.of())
                    .isTruncated(false)),
        Operation.of(
            Iam.LIST_SAML_PROVIDERS,
            (in, call) -> new ListSamlProvidersResponse().samlProviderList(List.of())),
        Operation.of(
            Iam.GET_LOGIN_PROFILE,
            (in, call) -> Asked.user(in.userName, "GetLoginProfile", call),
            NothingThere::profile),
        Operation.of(
            Iam.DELETE_LOGIN_PROFILE,
            (in, call) -> Asked.user(in.userName, "DeleteLoginProfile", call),
            NothingThere::unprofile));
  }

  private static <T> List<T> ofUser(@Nullable String userName, Call call) {
    UserOperations.find(userName, call, call.world());
    return List.of();
  }

  private static GetLoginProfileResponse profile(GetLoginProfileRequest input, Call call) {
    throw none(UserOperations.find(input.userName, call, call.world()));
  }

  private static DeleteLoginProfileResponse unprofile(DeleteLoginProfileRequest input, Call call) {
    throw none(UserOperations.find(input.userName, call, call.world()));
  }

  private static AwsException none(User user) {
    return new AwsException(
        "NoSuchEntity", "Login Profile for User " + user.name() + " cannot be found.", 404);
  }
}

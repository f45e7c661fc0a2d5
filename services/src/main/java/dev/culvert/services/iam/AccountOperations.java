package dev.culvert.services.iam;

import dev.culvert.services.Call;
import dev.culvert.services.Operation;
import dev.culvert.services.control.Control;
import dev.culvert.services.control.Control.Changed;
import dev.culvert.services.control.World;
import dev.culvert.shapes.iam.CreateAccountAliasRequest;
import dev.culvert.shapes.iam.CreateAccountAliasResponse;
import dev.culvert.shapes.iam.DeleteAccountAliasRequest;
import dev.culvert.shapes.iam.DeleteAccountAliasResponse;
import dev.culvert.shapes.iam.DeleteAccountPasswordPolicyRequest;
import dev.culvert.shapes.iam.DeleteAccountPasswordPolicyResponse;
import dev.culvert.shapes.iam.GetAccountPasswordPolicyRequest;
import dev.culvert.shapes.iam.GetAccountPasswordPolicyResponse;
import dev.culvert.shapes.iam.Iam;
import dev.culvert.shapes.iam.ListAccountAliasesRequest;
import dev.culvert.shapes.iam.ListAccountAliasesResponse;
import dev.culvert.shapes.iam.PasswordPolicy;
import dev.culvert.shapes.iam.UpdateAccountPasswordPolicyRequest;
import dev.culvert.shapes.iam.UpdateAccountPasswordPolicyResponse;
import dev.culvert.wire.aws.AwsException;
import java.util.List;
import java.util.Optional;

/** An account's alias and its rules for passwords. */
final class AccountOperations {
  private static final int SHORTEST_PASSWORD = 6;

  private final Control control;

  AccountOperations(Control control) {
    this.control = control;
  }

  List<Operation<?, ?>> operations() {
    return List.of(
        Operation.of(Iam.CREATE_ACCOUNT_ALIAS, this::alias),
        Operation.of(Iam.DELETE_ACCOUNT_ALIAS, this::unalias),
        Operation.of(Iam.LIST_ACCOUNT_ALIASES, AccountOperations::aliases),
        Operation.of(Iam.GET_ACCOUNT_PASSWORD_POLICY, AccountOperations::passwords),
        Operation.of(Iam.UPDATE_ACCOUNT_PASSWORD_POLICY, this::updatePasswords),
        Operation.of(Iam.DELETE_ACCOUNT_PASSWORD_POLICY, this::deletePasswords));
  }

  static Account of(String id, World world) {
    return world
        .find(Account.REGISTER, id)
        .orElseGet(() -> new Account(id, Optional.empty(), Optional.empty()));
  }

  private CreateAccountAliasResponse alias(CreateAccountAliasRequest input, Call call) {
    var alias = IamErrors.required(input.accountAlias, "accountAlias");
    return control.change(world -> {
      var taken =
          world.all(Account.REGISTER).stream()
              .anyMatch(other ->
                  !other.id().equals(call.account())
                      && other.alias().filter(alias::equals).isPresent());
      if (taken) {
        throw new AwsException(
            "EntityAlreadyExists", "The account alias " + alias + " already exists.", 409);
      }
      return new Changed<>(
          world.with(
              Account.REGISTER,
              new Account(
                  call.account(), Optional.of(alias), of(call.account(), world).passwords())),
          new CreateAccountAliasResponse());
    });
  }

  private DeleteAccountAliasResponse unalias(DeleteAccountAliasRequest input, Call call) {
    var alias = IamErrors.required(input.accountAlias, "accountAlias");
    return control.change(world -> {
      var account = of(call.account(), world);
      if (account.alias().filter(alias::equals).isEmpty()) {
        throw new AwsException(
            "NoSuchEntity", "The account alias " + alias + " cannot be found.", 404);
      }
      return new Changed<>(
          world.with(
              Account.REGISTER, new Account(account.id(), Optional.empty(), account.passwords())),
          new DeleteAccountAliasResponse());
    });
  }

  private static ListAccountAliasesResponse aliases(ListAccountAliasesRequest input, Call call) {
    return new ListAccountAliasesResponse()
        .isTruncated(false)
        .accountAliases(of(call.account(), call.world()).alias().stream().toList());
  }

  private static GetAccountPasswordPolicyResponse passwords(
      GetAccountPasswordPolicyRequest input, Call call) {
    var rules = of(call.account(), call.world()).passwords().orElseThrow(() -> noRules(call));
    return new GetAccountPasswordPolicyResponse()
        .passwordPolicy(
            new PasswordPolicy()
                .minimumPasswordLength(rules.minimumLength())
                .requireSymbols(rules.symbols())
                .requireNumbers(rules.numbers())
                .requireUppercaseCharacters(rules.uppercase())
                .requireLowercaseCharacters(rules.lowercase())
                .allowUsersToChangePassword(rules.usersMayChange())
                .expirePasswords(rules.maxAgeDays().filter(days -> days > 0).isPresent())
                .maxPasswordAge(rules.maxAgeDays().orElse(null))
                .passwordReusePrevention(rules.reusePrevention().orElse(null))
                .hardExpiry(rules.hardExpiry().orElse(null)));
  }

  private UpdateAccountPasswordPolicyResponse updatePasswords(
      UpdateAccountPasswordPolicyRequest input, Call call) {
    var rules =
        new Account.PasswordRules(
            input.minimumPasswordLength == null ? SHORTEST_PASSWORD : input.minimumPasswordLength,
            Boolean.TRUE.equals(input.requireSymbols),
            Boolean.TRUE.equals(input.requireNumbers),
            Boolean.TRUE.equals(input.requireUppercaseCharacters),
            Boolean.TRUE.equals(input.requireLowercaseCharacters),
            Boolean.TRUE.equals(input.allowUsersToChangePassword),
            Optional.ofNullable(input.maxPasswordAge),
            Optional.ofNullable(input.passwordReusePrevention),
            Optional.ofNullable(input.hardExpiry));
    return control.change(world ->
        new Changed<>(
            world.with(
                Account.REGISTER,
                new Account(call.account(), of(call.account(), world).alias(), Optional.of(rules))),
            new UpdateAccountPasswordPolicyResponse()));
  }

  private DeleteAccountPasswordPolicyResponse deletePasswords(
      DeleteAccountPasswordPolicyRequest input, Call call) {
    return control.change(world -> {
      var account = of(call.account(), world);
      if (account.passwords().isEmpty()) {
        throw noRules(call);
      }
      return new Changed<>(
          world.with(
              Account.REGISTER, new Account(account.id(), account.alias(), Optional.empty())),
          new DeleteAccountPasswordPolicyResponse());
    });
  }

  private static AwsException noRules(Call call) {
    return new AwsException(
        "NoSuchEntity",
        "The Password Policy with domain name " + call.account() + " cannot be found.",
        404);
  }
}

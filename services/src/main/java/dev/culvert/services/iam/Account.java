package dev.culvert.services.iam;

import dev.culvert.services.control.Register;
import java.util.Optional;

/**
 * What belongs to an account as a whole.
 *
 * @param alias the name in its sign-in address
 */
record Account(String id, Optional<String> alias, Optional<PasswordRules> passwords) {
  static final Register<Account> REGISTER = Register.of("iam.account", Account.class, Account::id);

  /** What passwords must be like; recorded only, nobody signs in with one. */
  record PasswordRules(
      int minimumLength,
      boolean symbols,
      boolean numbers,
      boolean uppercase,
      boolean lowercase,
      boolean usersMayChange,
      Optional<Integer> maxAgeDays,
      Optional<Integer> reusePrevention,
      Optional<Boolean> hardExpiry) {}
}

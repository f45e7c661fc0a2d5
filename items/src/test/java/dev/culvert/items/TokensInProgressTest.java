package dev.culvert.items;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class TokensInProgressTest {
  private final TokensInProgress tokens = new TokensInProgress();

  @Test
  void aTokenIsInUseUntilItsTransactionEnds() {
    tokens.begin(token("a"));
    assertThatThrownBy(() -> tokens.begin(token("a")))
        .isInstanceOfSatisfying(
            RejectedException.class,
            refused ->
                assertThat(refused.rejection().name())
                    .isEqualTo(ErrorName.TRANSACTION_IN_PROGRESS));
    assertThatCode(() -> tokens.begin(token("b"))).doesNotThrowAnyException();
    tokens.end(token("a"));
    assertThatCode(() -> tokens.begin(token("a"))).doesNotThrowAnyException();
  }

  private static TransactionToken token(String name) {
    return new TransactionToken(name.getBytes(StandardCharsets.UTF_8), new byte[0]);
  }
}

package dev.culvert.policy;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.ParameterDeclarations;

/** Pinned seeds for random tests; {@code -Dseed=…} replays one. */
final class Seeds implements ArgumentsProvider {
  private static final long[] PINNED = {1, 7, 42, 20_260_131, 4_566};

  @Override
  public Stream<? extends Arguments> provideArguments(
      ParameterDeclarations parameters, ExtensionContext context) {
    String replayed = System.getProperty("seed");
    return (replayed == null ? Arrays.stream(PINNED).boxed() : Stream.of(Long.valueOf(replayed)))
        .map(Arguments::of);
  }
}

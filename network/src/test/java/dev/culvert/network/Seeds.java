package dev.culvert.network;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.junit.jupiter.params.support.AnnotationConsumer;
import org.junit.jupiter.params.support.ParameterDeclarations;

/**
 * Runs a parameterized test with the seeds 1 to {@link #value}: the same ones in each build, and in
 * the name of each run. {@code -Dseed=…} replays one seed instead, or tries a new one.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ArgumentsSource(Seeds.Source.class)
public @interface Seeds {

  /** How many seeds. */
  int value();

  /** Gives the seeds to the test. */
  final class Source implements ArgumentsProvider, AnnotationConsumer<Seeds> {

    private int count;

    @Override
    public void accept(Seeds seeds) {
      count = seeds.value();
    }

    @Override
    public Stream<? extends Arguments> provideArguments(
        ParameterDeclarations parameters, ExtensionContext context) {
      Long replayed = Long.getLong("seed");
      return replayed == null
          ? LongStream.rangeClosed(1, count).mapToObj(Arguments::of)
          : Stream.of(Arguments.of(replayed));
    }
  }
}

package dev.culvert.services.cloudformation;

import dev.culvert.services.control.World;
import java.util.List;

/** Which stacks use what another one exports. */
final class Imports {
  private Imports() {}

  /** The names of the stacks whose templates import this. */
  static List<String> of(String export, Stack from, World world) {
    return world.all(Stack.REGISTER).stream()
        .filter(s -> s.account().equals(from.account()) && s.region().equals(from.region()))
        .filter(s -> !s.gone() && !s.id().equals(from.id()))
        .filter(s -> s.source().imported().contains(export))
        .map(Stack::name)
        .sorted()
        .toList();
  }
}

package dev.culvert.services.ec2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culvert.network.Resource;
import dev.culvert.network.VpcEndpoint;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** One of everything is made, and found again after a restart. */
class RestartTest {
  private final Console ec2 = Console.empty();

  @Test
  void everyKindOfResourceAndRecordIsReadBackAsItWas() {
    OneOfEverything.in(ec2);

    var before = contents(ec2);
    var after = contents(ec2.reopened());

    assertThat(before.keySet())
        .as("a kind of which nothing was made is not tested")
        .containsExactlyInAnyOrderElementsOf(kinds());
    before.forEach((kind, all) -> assertThat(after.get(kind)).as(kind).isEqualTo(all));
  }

  private static List<String> kinds() {
    return Stream.of(
            networkKinds().map(Class::getSimpleName),
            Ec2Registers.ALL.stream().map(register -> register.name()))
        .flatMap(kind -> kind)
        .toList();
  }

  private static Stream<Class<? extends Resource>> networkKinds() {
    return Arrays.stream(Resource.class.getPermittedSubclasses())
        .flatMap(type ->
            type == VpcEndpoint.class
                ? Arrays.stream(type.getPermittedSubclasses())
                : Stream.of(type))
        .map(type -> type.asSubclass(Resource.class));
  }

  /** What there is, as sorted texts by kind. */
  private static Map<String, List<String>> contents(Console console) {
    var contents = new TreeMap<String, List<String>>();
    networkKinds()
        .forEach(type ->
            contents.put(type.getSimpleName(), texts(console.network().all(type).stream())));
    for (var register : Ec2Registers.ALL) {
      contents.put(register.name(), texts(console.world().all(register).stream()));
    }
    contents.values().removeIf(List::isEmpty);
    return contents;
  }

  private static List<String> texts(Stream<?> all) {
    return all.map(Object::toString).sorted().collect(Collectors.toList());
  }
}

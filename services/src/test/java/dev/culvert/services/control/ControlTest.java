package dev.culvert.services.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culvert.items.store.MemoryStore;
import dev.culvert.network.InternetGateway;
import dev.culvert.network.Network;
import dev.culvert.services.control.Control.Changed;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** A world of one register of notes, and a network, in a store in memory. */
class ControlTest {
  private static final Register<Note> NOTES = Register.of("note", Note.class, Note::key);
  private static final World EMPTY = World.of(Network.empty());

  private final MemoryStore store = new MemoryStore();
  private final Control control = open();

  /** A record. */
  record Note(String key, String text) {}

  private Control open() {
    return Control.open(store, List.of(NOTES), EMPTY);
  }

  private void change(UnaryOperator<World> change) {
    control.change(world -> new Changed<>(change.apply(world), true));
  }

  private static InternetGateway gateway(String id) {
    return new InternetGateway(id, "111122223333", "us-east-1", Optional.empty());
  }

  @Test
  void whatIsPutInAndTakenOutIsReadBack() {
    change(world ->
        world
            .with(NOTES, new Note("a", "1"))
            .with(NOTES, new Note("b", "1"))
            .with(world.network().with(gateway("igw-1")).with(gateway("igw-2"))));
    change(world ->
        world
            .with(NOTES, new Note("a", "2"))
            .without(NOTES, "b")
            .with(world.network().without(gateway("igw-1"))));

    var read = open().world();
    assertThat(read.all(NOTES)).containsExactly(new Note("a", "2"));
    assertThat(read.network().all(InternetGateway.class)).containsExactly(gateway("igw-2"));
  }

  @Test
  void aWorldThatWasNotMadeFromTheCurrentOneTakesItsPlaceAllTheSame() {
    change(world ->
        world.with(NOTES, new Note("a", "1")).with(world.network().with(gateway("igw-1"))));
    change(_ -> EMPTY.with(NOTES, new Note("c", "1")));

    var read = open().world();
    assertThat(read.all(NOTES)).containsExactly(new Note("c", "1"));
    assertThat(read.network().all(InternetGateway.class)).isEmpty();
  }
}

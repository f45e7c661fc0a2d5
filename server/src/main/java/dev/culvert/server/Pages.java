package dev.culvert.server;

import dev.culvert.console.ConsoleFiles;
import dev.culvert.network.walk.Passage;
import dev.culvert.services.OwnPages;
import dev.culvert.services.own.ConsolePages;
import dev.culvert.services.own.CulvertPages;
import dev.culvert.wire.http.Exchange;

/** All that the server answers in its own name: the console, what it asks for, and the rest. */
record Pages(ConsoleFiles files, ConsolePages console, CulvertPages others) implements OwnPages {

  @Override
  public boolean handle(Exchange<Passage> exchange) {
    var request = exchange.request();
    if (files.has(request)) {
      exchange.offload(() -> files.answer(request).ifPresent(exchange::respond));
      return true;
    }
    return console.handle(exchange) || others.handle(exchange);
  }
}

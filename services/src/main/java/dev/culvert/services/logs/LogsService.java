package dev.culvert.services.logs;

import dev.culvert.services.Service;
import dev.culvert.services.control.Control;
import dev.culvert.services.control.Register;
import dev.culvert.shapes.logs.Logs;
import java.util.List;

/** CloudWatch Logs: the one list of its operations. */
public final class LogsService {
  public static final List<Register<?>> REGISTERS = List.of(LogGroup.REGISTER);

  private final Service service;

  public LogsService(Control control) {
    this.service =
        Service.of(
            Logs.SERVICE,
            List.of(new LogGroups(control).operations(), new LogTags(control).operations()));
  }

  public Service service() {
    return service;
  }
}

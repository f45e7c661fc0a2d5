package dev.culvert.services.ec2.instance;

import dev.culvert.network.NetworkInterface;
import dev.culvert.services.Operation;
import dev.culvert.services.ec2.basis.Actions;
import dev.culvert.services.ec2.basis.Draft;
import dev.culvert.services.ec2.basis.Given;
import dev.culvert.services.ec2.basis.Kind;
import dev.culvert.services.ec2.basis.Touched;
import dev.culvert.services.ec2.instance.Instance.State;
import dev.culvert.services.ec2.nic.InterfaceAttachments;
import dev.culvert.shapes.ec2.Ec2;
import dev.culvert.shapes.ec2.InstanceMonitoring;
import dev.culvert.shapes.ec2.InstanceStateChange;
import dev.culvert.shapes.ec2.MonitorInstancesResponse;
import dev.culvert.shapes.ec2.Monitoring;
import dev.culvert.shapes.ec2.RebootInstancesResponse;
import dev.culvert.shapes.ec2.StartInstancesResponse;
import dev.culvert.shapes.ec2.StopInstancesResponse;
import dev.culvert.shapes.ec2.TerminateInstancesResponse;
import dev.culvert.shapes.ec2.UnmonitorInstancesResponse;
import dev.culvert.wire.aws.AwsException;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Starts, stops, reboots and terminates instances. What runs on an instance that is stopped sends
 * nothing, and routes to its interfaces are black holes.
 */
public final class StateChanges {
  private final Actions actions;

  public StateChanges(Actions actions) {
    this.actions = actions;
  }

  public List<Operation<?, ?>> operations() {
    return List.of(
        actions.change(
            Ec2.START_INSTANCES,
            input -> Touched.each(Kind.INSTANCE, input.instanceIds),
            (input, draft) ->
                new StartInstancesResponse()
                    .startingInstances(each(input.instanceIds, draft, StateChanges::start))),
        actions.change(
            Ec2.STOP_INSTANCES,
            input -> Touched.each(Kind.INSTANCE, input.instanceIds),
            (input, draft) ->
                new StopInstancesResponse()
                    .stoppingInstances(each(input.instanceIds, draft, StateChanges::stop))),
        actions.change(
            Ec2.REBOOT_INSTANCES,
            input -> Touched.each(Kind.INSTANCE, input.instanceIds),
            (input, draft) -> {
              each(input.instanceIds, draft, StateChanges::reboot);
              return new RebootInstancesResponse();
            }),
        actions.change(
            Ec2.TERMINATE_INSTANCES,
            input -> Touched.each(Kind.INSTANCE, input.instanceIds),
            (input, draft) ->
                new TerminateInstancesResponse()
                    .terminatingInstances(each(input.instanceIds, draft, StateChanges::terminate))),
        actions.change(
            Ec2.MONITOR_INSTANCES,
            input -> Touched.each(Kind.INSTANCE, input.instanceIds),
            (input, draft) ->
                new MonitorInstancesResponse()
                    .instanceMonitorings(monitor(input.instanceIds, true, draft))),
        actions.change(
            Ec2.UNMONITOR_INSTANCES,
            input -> Touched.each(Kind.INSTANCE, input.instanceIds),
            (input, draft) ->
                new UnmonitorInstancesResponse()
                    .instanceMonitorings(monitor(input.instanceIds, false, draft))));
  }

  private static <T> List<T> each(
      @Nullable List<String> ids, Draft draft, BiFunction<Instance, Draft, T> change) {
    var wanted = Given.required(ids, "InstanceId");
    return Instances.the(draft.seen(), wanted).stream()
        .map(instance -> change.apply(instance, draft))
        .toList();
  }

  private static InstanceStateChange start(Instance it, Draft draft) {
    return switch (it.state()) {
      case STOPPED -> {
        move(it, State.RUNNING, draft);
        if (it.settings().publicAddress()) {
          PublicAtStart.give(draft, Instances.primary(it, draft).id());
        }
        yield changed(it, State.PENDING);
      }
      case PENDING, RUNNING -> changed(it, it.state());
      case SHUTTING_DOWN, TERMINATED, STOPPING ->
          throw wrongState(
              it, "The instance '" + it.id() + "' is not in a state from which it can be started.");
    };
  }

  private static InstanceStateChange stop(Instance it, Draft draft) {
    if (it.settings().disableApiStop()) {
      throw new AwsException(
          "OperationNotPermitted",
          "The instance '"
              + it.id()
              + "' may not be stopped. Modify its 'disableApiStop' instance attribute and try"
              + " again.");
    }
    return switch (it.state()) {
      case PENDING, RUNNING -> {
        move(it, State.STOPPED, draft);
        it.interfaces(draft.world()).forEach(at -> PublicAtStart.take(draft, at));
        yield changed(it, State.STOPPING);
      }
      case STOPPING, STOPPED -> changed(it, it.state());
      case SHUTTING_DOWN, TERMINATED ->
          throw wrongState(
              it, "The instance '" + it.id() + "' is not in a state from which it can be stopped.");
    };
  }

  private static InstanceStateChange reboot(Instance it, Draft draft) {
    if (it.state() != State.RUNNING) {
      throw wrongState(
          it, "The instance '" + it.id() + "' is not in a state from which it can be rebooted.");
    }
    return changed(it, State.RUNNING);
  }

  private static InstanceStateChange terminate(Instance it, Draft draft) {
    if (it.isGone()) {
      return changed(it, State.TERMINATED);
    }
    if (it.settings().disableApiTermination()) {
      throw new AwsException(
          "OperationNotPermitted",
          "The instance '"
              + it.id()
              + "' may not be terminated. Modify its 'disableApiTermination' instance attribute"
              + " and try again.");
    }
    it.interfaces(draft.world()).forEach(at -> InterfaceAttachments.outlive(at, draft));
    Volumes.outlive(it.id(), draft);
    draft.put(
        Instance.REGISTER,
        it.with(State.TERMINATED, draft.scope().now()).with(Optional.<Instance.Profile>empty()));
    return changed(it, State.SHUTTING_DOWN);
  }

  private static void move(Instance it, State to, Draft draft) {
    draft.put(Instance.REGISTER, it.with(to, draft.scope().now()));
    for (var at : it.interfaces(draft.world())) {
      draft.put(
          at.withAttachment(
              at.attachment()
                  .map(was ->
                      new NetworkInterface.Attachment(
                          was.instanceId(), was.deviceIndex(), to == State.RUNNING))));
    }
  }

  private static InstanceStateChange changed(Instance before, State now) {
    return new InstanceStateChange()
        .instanceId(before.id())
        .previousState(InstanceAnswer.state(before.state()))
        .currentState(InstanceAnswer.state(now));
  }

  private static List<InstanceMonitoring> monitor(
      @Nullable List<String> ids, boolean detailed, Draft draft) {
    return each(
        ids,
        draft,
        (it, _) -> {
          draft.put(Instance.REGISTER, it.with(it.settings().withMonitoring(detailed)));
          return new InstanceMonitoring()
              .instanceId(it.id())
              .monitoring(new Monitoring().state(detailed ? "pending" : "disabling"));
        });
  }

  static AwsException wrongState(Instance it, String message) {
    return new AwsException("IncorrectInstanceState", message);
  }

  static AwsException notStopped(Instance it) {
    return wrongState(it, "The instance '" + it.id() + "' is not in the 'stopped' state.");
  }
}

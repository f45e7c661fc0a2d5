package dev.culvert.services.ec2.instance;

import dev.culvert.services.ec2.basis.Draft;
import dev.culvert.services.ec2.nic.InterfaceAttachments;

/** Tells the operations on interfaces what they have to know of instances. */
public final class Machines implements InterfaceAttachments.Machines {
  @Override
  public InterfaceAttachments.Machine of(String instanceId, Draft draft) {
    var it = Instances.living(draft, instanceId);
    return new InterfaceAttachments.Machine(
        it.id(),
        it.type(),
        it.vpcId(),
        it.zone(),
        it.state() == Instance.State.RUNNING,
        InstanceType.named(it.type()).map(InstanceType::interfaces).orElse(1));
  }
}

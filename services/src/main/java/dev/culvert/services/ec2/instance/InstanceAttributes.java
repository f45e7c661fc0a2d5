package dev.culvert.services.ec2.instance;

import dev.culvert.services.Operation;
import dev.culvert.services.ec2.basis.Actions;
import dev.culvert.services.ec2.basis.Draft;
import dev.culvert.services.ec2.basis.Given;
import dev.culvert.services.ec2.basis.Kind;
import dev.culvert.services.ec2.basis.Refusals;
import dev.culvert.services.ec2.basis.Seen;
import dev.culvert.services.ec2.basis.Touched;
import dev.culvert.services.ec2.nic.Groups;
import dev.culvert.shapes.ec2.AttributeBooleanValue;
import dev.culvert.shapes.ec2.AttributeValue;
import dev.culvert.shapes.ec2.DescribeInstanceAttributeRequest;
import dev.culvert.shapes.ec2.DescribeInstanceAttributeResponse;
import dev.culvert.shapes.ec2.Ec2;
import dev.culvert.shapes.ec2.EnclaveOptions;
import dev.culvert.shapes.ec2.ModifyInstanceAttributeRequest;
import dev.culvert.shapes.ec2.ModifyInstanceAttributeResponse;
import dev.culvert.shapes.ec2.ModifyInstanceCreditSpecificationRequest;
import dev.culvert.shapes.ec2.ModifyInstanceCreditSpecificationResponse;
import dev.culvert.shapes.ec2.ModifyInstanceMetadataOptionsRequest;
import dev.culvert.shapes.ec2.ModifyInstanceMetadataOptionsResponse;
import dev.culvert.shapes.ec2.ModifyPrivateDnsNameOptionsRequest;
import dev.culvert.shapes.ec2.ModifyPrivateDnsNameOptionsResponse;
import dev.culvert.shapes.ec2.ResetInstanceAttributeRequest;
import dev.culvert.shapes.ec2.ResetInstanceAttributeResponse;
import dev.culvert.shapes.ec2.SuccessfulInstanceCreditSpecificationItem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The attributes of instances. */
public final class InstanceAttributes {
  private final Actions actions;

  public InstanceAttributes(Actions actions) {
    this.actions = actions;
  }

  public List<Operation<?, ?>> operations() {
    return List.of(
        actions.read(
            Ec2.DESCRIBE_INSTANCE_ATTRIBUTE,
            input -> Touched.the(Kind.INSTANCE, input.instanceId),
            InstanceAttributes::describe),
        actions.change(
            Ec2.MODIFY_INSTANCE_ATTRIBUTE,
            input ->
                Touched.the(Kind.INSTANCE, input.instanceId).and(Kind.SECURITY_GROUP, input.groups),
            InstanceAttributes::modify),
        actions.change(
            Ec2.RESET_INSTANCE_ATTRIBUTE,
            input -> Touched.the(Kind.INSTANCE, input.instanceId),
            InstanceAttributes::reset),
        actions.change(
            Ec2.MODIFY_INSTANCE_METADATA_OPTIONS,
            input -> Touched.the(Kind.INSTANCE, input.instanceId),
            InstanceAttributes::metadata),
        actions.change(
            Ec2.MODIFY_PRIVATE_DNS_NAME_OPTIONS,
            input -> Touched.the(Kind.INSTANCE, input.instanceId),
            InstanceAttributes::names),
        actions.change(
            Ec2.MODIFY_INSTANCE_CREDIT_SPECIFICATION,
            _ -> Touched.nothing(),
            InstanceAttributes::credits));
  }

  private static DescribeInstanceAttributeResponse describe(
      DescribeInstanceAttributeRequest input, Seen seen) {
    var it = Instances.the(seen, input.instanceId);
    var settings = it.settings();
    var answer = new DescribeInstanceAttributeResponse().instanceId(it.id());
    var attribute = Given.required(input.attribute, "Attribute");
    return switch (attribute) {
      case "instanceType" -> answer.instanceType(text(it.type()));
      case "userData" ->
          answer.userData(new AttributeValue().value(settings.userData().orElse(null)));
      case "disableApiTermination" ->
          answer.disableApiTermination(flag(settings.disableApiTermination()));
      case "disableApiStop" -> answer.disableApiStop(flag(settings.disableApiStop()));
      case "instanceInitiatedShutdownBehavior" ->
          answer.instanceInitiatedShutdownBehavior(text(settings.shutdownBehavior()));
      case "rootDeviceName" ->
          answer.rootDeviceName(text(MachineImage.of(it.imageId()).rootDevice()));
      case "blockDeviceMapping" -> answer.blockDeviceMappings(new InstanceAnswer(seen).disks(it));
      case "sourceDestCheck" ->
          answer.sourceDestCheck(
              flag(
                  it.interfaces(seen.world()).stream()
                      .findFirst()
                      .map(at -> at.sourceDestCheck())
                      .orElse(true)));
      case "groupSet" ->
          answer.groups(
              it.interfaces(seen.world()).stream()
                  .findFirst()
                  .map(at -> Groups.shown(at.groupIds(), seen))
                  .orElse(List.of()));
      case "ebsOptimized" -> answer.ebsOptimized(flag(settings.ebsOptimized()));
      case "enaSupport" -> answer.enaSupport(flag(true));
      case "enclaveOptions" ->
          answer.enclaveOptions(new EnclaveOptions().enabled(settings.enclave()));
      case "productCodes" -> answer.productCodes(List.of());
      case "kernel" -> answer.kernelId(new AttributeValue());
      case "ramdisk" -> answer.ramdiskId(new AttributeValue());
      case "sriovNetSupport" -> answer.sriovNetSupport(text("simple"));
      default ->
          throw Refusals.value(
              "Value (" + attribute + ") for parameter attribute is invalid. Unknown attribute.");
    };
  }

  private static AttributeValue text(String value) {
    return new AttributeValue().value(value);
  }

  private static AttributeBooleanValue flag(boolean value) {
    return new AttributeBooleanValue().value(value);
  }

  private static ModifyInstanceAttributeResponse modify(
      ModifyInstanceAttributeRequest input, Draft draft) {
    var it = Instances.living(draft, input.instanceId);
    var named = Given.text(input.attribute);
    if (named.isPresent()) {
      modify(it, named.get(), Given.text(input.value).orElse(""), draft);
    }
    Given.attribute(input.sourceDestCheck).ifPresent(check -> sourceDestCheck(it, check, draft));
    if (!Given.list(input.groups).isEmpty()) {
      var at = Instances.primary(it, draft);
      draft.put(at.withGroups(Groups.of(Given.list(input.groups), at.vpcId(), draft)));
    }
    Given.attribute(input.disableApiTermination)
        .ifPresent(on -> settings(it, draft, was -> was.withTerminationProtection(on)));
    Given.attribute(input.disableApiStop)
        .ifPresent(on -> settings(it, draft, was -> was.withStopProtection(on)));
    Given.attribute(input.ebsOptimized)
        .ifPresent(on -> settings(it, draft, was -> was.withEbsOptimized(on)));
    if (input.instanceInitiatedShutdownBehavior != null) {
      shutdown(it, Given.text(input.instanceInitiatedShutdownBehavior.value).orElse(""), draft);
    }
    if (input.instanceType != null) {
      type(it, Given.text(input.instanceType.value).orElse(""), draft);
    }
    if (input.userData != null) {
      var bytes = input.userData.value;
      userData(it, bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8), draft);
    }
    return new ModifyInstanceAttributeResponse();
  }

  /** The old form, with the attribute's name and one value. */
  private static void modify(Instance it, String attribute, String value, Draft draft) {
    switch (attribute) {
      case "sourceDestCheck" -> sourceDestCheck(it, Boolean.parseBoolean(value), draft);
      case "disableApiTermination" ->
          settings(it, draft, was -> was.withTerminationProtection(Boolean.parseBoolean(value)));
      case "disableApiStop" ->
          settings(it, draft, was -> was.withStopProtection(Boolean.parseBoolean(value)));
      case "ebsOptimized" ->
          settings(it, draft, was -> was.withEbsOptimized(Boolean.parseBoolean(value)));
      case "instanceInitiatedShutdownBehavior" -> shutdown(it, value, draft);
      case "instanceType" -> type(it, value, draft);
      case "userData" -> userData(it, value, draft);
      default ->
          throw Refusals.unsupported(
              "Changing the attribute " + attribute + " is not supported by Culvert.");
    }
  }

  private static void sourceDestCheck(Instance it, boolean check, Draft draft) {
    draft.put(Instances.primary(it, draft).withSourceDestCheck(check));
  }

  private static void shutdown(Instance it, String behavior, Draft draft) {
    Given.oneOf(behavior, "instanceInitiatedShutdownBehavior", List.of("stop", "terminate"));
    settings(it, draft, was -> was.withShutdownBehavior(behavior));
  }

  private static void userData(Instance it, String base64, Draft draft) {
    refuseRunning(it);
    settings(
        it,
        draft,
        was ->
            was.withUserData(
                base64.isEmpty() ? Optional.empty() : Optional.of(RunInstances.userData(base64))));
  }

  private static void type(Instance it, String name, Draft draft) {
    refuseRunning(it);
    var type =
        InstanceType.named(name)
            .orElseThrow(() -> Refusals.value("Invalid value '" + name + "' for InstanceType."));
    draft.put(Instance.REGISTER, Instances.the(draft.seen(), it.id()).withType(type.name()));
  }

  private static void refuseRunning(Instance it) {
    if (it.state() != Instance.State.STOPPED) {
      throw StateChanges.notStopped(it);
    }
  }

  private static void settings(
      Instance it, Draft draft, java.util.function.UnaryOperator<InstanceSettings> change) {
    var now = Instances.the(draft.seen(), it.id());
    draft.put(Instance.REGISTER, now.with(change.apply(now.settings())));
  }

  private static ResetInstanceAttributeResponse reset(
      ResetInstanceAttributeRequest input, Draft draft) {
    var it = Instances.living(draft, input.instanceId);
    var attribute = Given.required(input.attribute, "Attribute");
    if (!attribute.equals("sourceDestCheck")) {
      throw Refusals.unsupported(
          "Resetting the attribute " + attribute + " is not supported by Culvert.");
    }
    sourceDestCheck(it, true, draft);
    return new ResetInstanceAttributeResponse();
  }

  private static ModifyInstanceMetadataOptionsResponse metadata(
      ModifyInstanceMetadataOptionsRequest input, Draft draft) {
    var it = Instances.living(draft, input.instanceId);
    var options =
        it.metadata()
            .with(
                input.httpTokens,
                input.httpEndpoint,
                input.httpPutResponseHopLimit,
                input.httpProtocolIpv6,
                input.instanceMetadataTags);
    draft.put(Instance.REGISTER, it.with(options));
    return new ModifyInstanceMetadataOptionsResponse()
        .instanceId(it.id())
        .instanceMetadataOptions(options.shown().state("pending"));
  }

  private static ModifyPrivateDnsNameOptionsResponse names(
      ModifyPrivateDnsNameOptionsRequest input, Draft draft) {
    var it = Instances.living(draft, input.instanceId);
    var was = it.settings();
    settings(
        it,
        draft,
        _ ->
            was.withNames(
                Given.text(input.privateDnsHostnameType).orElse(was.hostnameType()),
                input.enableResourceNameDnsARecord == null
                    ? was.resourceNameDnsA()
                    : input.enableResourceNameDnsARecord,
                input.enableResourceNameDnsAAAARecord == null
                    ? was.resourceNameDnsAaaa()
                    : input.enableResourceNameDnsAAAARecord));
    return new ModifyPrivateDnsNameOptionsResponse().returnValue(true);
  }

  private static ModifyInstanceCreditSpecificationResponse credits(
      ModifyInstanceCreditSpecificationRequest input, Draft draft) {
    var changed = new ArrayList<SuccessfulInstanceCreditSpecificationItem>();
    for (var wanted :
        Given.required(input.instanceCreditSpecifications, "InstanceCreditSpecification")) {
      var it = Instances.living(draft, wanted.instanceId);
      var credits =
          Given.oneOf(
              Given.required(wanted.cpuCredits, "CpuCredits"),
              "CpuCredits",
              List.of("standard", "unlimited"));
      settings(it, draft, was -> was.withCpuCredits(credits));
      changed.add(new SuccessfulInstanceCreditSpecificationItem().instanceId(it.id()));
    }
    return new ModifyInstanceCreditSpecificationResponse()
        .successfulInstanceCreditSpecifications(changed)
        .unsuccessfulInstanceCreditSpecifications(List.of());
  }
}
